package io.generalscaler.sources;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import io.generalscaler.testing.Walls;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WallsTest {
    private static final Walls WALLS = Walls.of("sources");
    private static final String SPI = "io.generalscaler.sources.spi..";
    private static final String CLIENT = "io.generalscaler.sources.client..";

    @Test
    void sourcesSeeApiEngineAndReach() {
        WALLS.seesOnly(
                List.of("api", "engine", "reach"), "a source reads a number: it knows nothing of the controller");
    }

    @Test
    void theSeamSeesNoSource() {
        noClasses()
                .that()
                .resideInAPackage(SPI)
                .should()
                .dependOnClassesThat(are("anything else of sources", "..sources..", SPI))
                .because("a source can be added and taken away")
                .check(WALLS.classes());
        noClasses()
                .that()
                .resideInAPackage(CLIENT)
                .should()
                .dependOnClassesThat(are("a source", "..sources..", SPI, CLIENT))
                .because("what sources have in common knows none of them")
                .check(WALLS.classes());
    }

    @Test
    void aSourceSeesNoOther() {
        slices().matching("io.generalscaler.sources.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(DescribedPredicate.alwaysTrue(), JavaClass.Predicates.resideInAnyPackage(SPI, CLIENT))
                .because("a metric source is one package")
                .check(WALLS.classes());
    }

    @ParameterizedTest(name = "only {0} sees {1}")
    @CsvSource({
        "redis, io.lettuce..",
        "redis, io.netty..",
        "rabbitmq, com.rabbitmq..",
        "client, software.amazon..",
        "sql, java.sql..",
        "sql, org.postgresql..",
        "sql, org.mariadb.."
    })
    void aLibraryStaysWithItsSource(String source, String library) {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.generalscaler.sources." + source + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because("a source that nobody uses costs nothing")
                .check(WALLS.classes());
    }

    @Test
    void httpIsSpokenThroughTheGuard() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "java.net.http..")
                .because("reach.http admits addresses, bounds answers and follows nothing")
                .check(WALLS.classes());
    }

    private static DescribedPredicate<JavaClass> are(String what, String in, String... but) {
        return DescribedPredicate.describe(
                "that are " + what,
                other -> JavaClass.Predicates.resideInAPackage(in).test(other)
                        && !JavaClass.Predicates.resideInAnyPackage(but).test(other));
    }
}
