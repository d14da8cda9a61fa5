package io.generalscaler.certs;

import io.generalscaler.testing.Walls;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys and certificates know nothing of scaling. */
class WallsTest {
    private static final Walls WALLS = Walls.of("certs");

    @Test
    void seesNothingOfOurs() {
        WALLS.seesOnly(List.of(), "keys and certificates know nothing of scaling");
    }

    @Test
    void hasNoCycles() {
        WALLS.isFreeOfCycles();
    }
}
