package io.generalscaler.devcluster;

import io.generalscaler.testing.Walls;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The dev cluster is a plain Kubernetes API. */
class WallsTest {
    private static final Walls WALLS = Walls.of("devcluster");

    @Test
    void seesNothingOfOurs() {
        WALLS.seesOnly(List.of(), "it is a plain Kubernetes API: what we build must not shape it");
    }

    @Test
    void hasNoCycles() {
        WALLS.isFreeOfCycles();
    }
}
