package io.generalscaler.docs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What holds for every module. Which module may see which is said in the {@code WallsTest} of each. */
final class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.generalscaler");

    @Test
    void nothingSleeps() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", Duration.class)
                .because("waiting is for a condition or a clock that a test can drive")
                .check(CLASSES);
    }

    @Test
    void guavaStaysWithThoseWhoBroughtIt() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.common..")
                .because("the JDK has what we need, and a second collection library divides a code base")
                .check(CLASSES);
    }
}
