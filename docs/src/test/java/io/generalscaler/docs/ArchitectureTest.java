package io.generalscaler.docs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls of the house: which module may see which, and why. */
final class ArchitectureTest {

    private static final String ROOT = "io.generalscaler.";
    private static final List<String> MODULES =
            List.of("engine", "api", "certs", "webhook", "controller", "cli", "devcluster", "examples");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.generalscaler");

    static Stream<Arguments> walls() {
        return Stream.of(
                Arguments.of(
                        "engine depends on the JDK alone",
                        noClasses()
                                .that()
                                .resideInAPackage(ROOT + "engine..")
                                .should()
                                .dependOnClassesThat()
                                .resideOutsideOfPackages(ROOT + "engine..", "java..", "org.jspecify..")
                                .because("a decision runs in microseconds, anywhere, without a cluster")),
                Arguments.of(
                        "engine reads no clock, file, network or thread",
                        noClasses()
                                .that()
                                .resideInAPackage(ROOT + "engine..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.util.concurrent..")
                                .orShould()
                                .callMethod(java.time.Instant.class, "now")
                                .orShould()
                                .callMethod(System.class, "currentTimeMillis")
                                .orShould()
                                .callMethod(System.class, "nanoTime")
                                .because("equal input gives equal output: the snapshot carries the time")),
                Arguments.of(
                        "api sees only engine",
                        sees("api", "engine").because("admission, controller and command line compile a spec alike")),
                Arguments.of(
                        "certs sees none of ours",
                        sees("certs").because("keys and certificates know nothing of scaling")),
                Arguments.of(
                        "webhook sees only api, engine and certs",
                        sees("webhook", "api", "engine", "certs")
                                .because("webhook and controller are separate processes that share only the compiler")),
                Arguments.of(
                        "controller sees only api and engine",
                        sees("controller", "api", "engine")
                                .because("webhook and controller are separate processes that share only the compiler")),
                Arguments.of(
                        "cli sees only api and engine",
                        sees("cli", "api", "engine")
                                .because("what the command line answers, the cluster would answer")),
                Arguments.of(
                        "devcluster sees none of ours",
                        sees("devcluster").because("it is a plain Kubernetes API: nothing may lean on it")),
                Arguments.of(
                        "Guava stays with those who brought it",
                        noClasses()
                                .that()
                                .resideInAPackage("io.generalscaler..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("com.google.common..")
                                .because(
                                        "the JDK has what we need, and a second collection library divides a code base")),
                Arguments.of(
                        "nothing sleeps",
                        noClasses()
                                .that()
                                .resideInAPackage("io.generalscaler..")
                                .should()
                                .callMethod(Thread.class, "sleep", long.class)
                                .orShould()
                                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                                .because("waiting is for a condition or a clock that a test can drive")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("walls")
    void stand(String name, ArchRule rule) {
        rule.check(CLASSES);
    }

    @Test
    void packagesOfAModuleFormNoCycle() {
        slices().matching(ROOT + "(*).(*)..")
                .should()
                .beFreeOfCycles()
                .because("data flows one way: observe, decide, act, report")
                .check(CLASSES);
    }

    private static ArchRule sees(String module, String... others) {
        String[] hidden = MODULES.stream()
                .filter(other -> !other.equals(module) && !List.of(others).contains(other))
                .map(other -> ROOT + other + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(ROOT + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(hidden);
    }
}
