package io.generalscaler.cli;

import io.generalscaler.testing.Walls;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WallsTest {

    @Test
    void seesTheCompilerTheEngineAndTheWordsThatExplain() {
        Walls.of("cli")
                .seesOnly(
                        List.of("api", "engine", "explain"), "what the command line answers, the cluster would answer")
                .isFreeOfCycles();
    }
}
