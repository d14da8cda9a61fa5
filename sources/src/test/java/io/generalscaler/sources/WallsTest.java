package io.generalscaler.sources;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.generalscaler.testing.Walls;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WallsTest {
    private static final Walls WALLS = Walls.of("sources");

    @Test
    void sourcesSeeApiEngineAndReach() {
        WALLS.seesOnly(
                List.of("api", "engine", "reach"), "a source reads a number: it knows nothing of the controller");
    }

    @Test
    void theSeamSeesNoSource() {
        WALLS.keepsApart("spi", "a source can be added and taken away", "redis", "prometheus", "http");
    }

    @ParameterizedTest(name = "{0} sees no other source")
    @CsvSource({"redis, prometheus", "prometheus, redis", "http, redis", "http, prometheus"})
    void aSourceSeesNoOther(String source, String other) {
        WALLS.keepsApart(source, "a metric source is one package", other);
    }

    @ParameterizedTest(name = "only {0} sees {1}")
    @CsvSource({"redis, io.lettuce..", "redis, io.netty..", "prometheus, com.fasterxml.jackson.."})
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
}
