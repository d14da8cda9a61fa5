package io.generalscaler.examples;

import io.generalscaler.testing.Walls;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The demo starts the programs as a person would, and never reaches into them. */
class WallsTest {

    @Test
    void seesTheTypesAndTheClusterOnly() {
        Walls.of("examples")
                .seesOnly(List.of("api", "devcluster"), "the demo shows what the programs do by themselves");
    }

    @Test
    void hasNoCycles() {
        Walls.of("examples.demo").isFreeOfCycles();
    }
}
