package io.generalscaler.controller;

import io.generalscaler.testing.Walls;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Data flows one way: observe, decide, act, report. */
class WallsTest {
    private static final Walls WALLS = Walls.of("controller");

    @Test
    void seesNoOtherProgram() {
        WALLS.seesOnly(
                List.of("api", "engine", "kube", "process", "reach", "sources"),
                "webhook and controller are separate processes that share only what any program needs");
    }

    @Test
    void actAndReportNeverMeet() {
        WALLS.keepsApart("act", "what is written must not depend on what is told", "report", "loop")
                .keepsApart("report", "what is told must not depend on how it was written", "act", "loop");
    }

    @Test
    void observeSeesNoLaterStage() {
        WALLS.keepsApart("observe", "data flows one way", "act", "report", "loop");
    }

    @Test
    void hasNoCycles() {
        WALLS.isFreeOfCycles();
    }
}
