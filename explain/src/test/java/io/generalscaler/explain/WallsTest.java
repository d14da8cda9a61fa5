package io.generalscaler.explain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.generalscaler.testing.Walls;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WallsTest {
    private static final Walls WALLS = Walls.of("explain");

    @Test
    void seesOnlyTypesAndReasons() {
        WALLS.seesOnly(List.of("api", "engine"), "a terminal and a page say the same of the same object");
    }

    @Test
    void needsNeitherTerminalNorClusterNorClock() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "io.generalscaler..",
                        "io.fabric8.kubernetes.api.model..",
                        "java.lang..",
                        "java.math..",
                        "java.time..",
                        "java.util",
                        "java.util.function..",
                        "java.util.regex..",
                        "java.util.stream..",
                        "org.jspecify..")
                .orShould()
                .callMethod(Instant.class, "now")
                .because("equal objects at equal times are explained alike, wherever they are shown")
                .check(WALLS.classes());
    }
}
