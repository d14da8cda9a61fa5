package io.generalscaler.engine;

import io.generalscaler.testing.Walls;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The engine is pure, and sees nothing of ours. */
class WallsTest {
    private static final Walls WALLS = Walls.of("engine");

    @Test
    void isPure() {
        WALLS.isPure();
    }

    @Test
    void seesNothingOfOurs() {
        WALLS.seesOnly(List.of(), "the rest of the house stands on it");
    }

    @Test
    void hasNoCycles() {
        WALLS.isFreeOfCycles();
    }
}
