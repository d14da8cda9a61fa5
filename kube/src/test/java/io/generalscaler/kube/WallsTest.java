package io.generalscaler.kube;

import io.generalscaler.testing.Walls;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The walls around what any program does with an API server. */
final class WallsTest {

    private final Walls walls = Walls.of("kube");

    @Test
    void seesNothingOfOurs() {
        walls.seesOnly(List.of(), "an API server is spoken to alike by whoever has something to say");
    }

    @Test
    void isFreeOfCycles() {
        walls.isFreeOfCycles();
    }
}
