package io.generalscaler.reach;

import io.generalscaler.testing.Walls;
import java.util.List;
import org.junit.jupiter.api.Test;

class WallsTest {
    private static final Walls WALLS = Walls.of("reach");

    @Test
    void reachSeesOnlyKube() {
        WALLS.seesOnly(List.of("kube"), "whatever goes out uses the same guard: it knows nothing of metrics");
    }

    @Test
    void packagesFormNoCycle() {
        WALLS.isFreeOfCycles();
    }
}
