package io.generalscaler.process;

import io.generalscaler.testing.Walls;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The walls around what any program of ours is. */
final class WallsTest {

    private final Walls walls = Walls.of("process");

    @Test
    void seesNothingOfOurs() {
        walls.seesOnly(List.of(), "a process is run alike, whatever it does");
    }

    @Test
    void isFreeOfCycles() {
        walls.isFreeOfCycles();
    }
}
