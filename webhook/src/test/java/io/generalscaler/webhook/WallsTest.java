package io.generalscaler.webhook;

import io.generalscaler.testing.Walls;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The walls around admission. */
final class WallsTest {

    private final Walls walls = Walls.of("webhook");

    @Test
    void seesOnlyWhatAdmissionNeeds() {
        walls.seesOnly(
                List.of("api", "engine", "kube", "process", "certs"),
                "webhook and controller are separate processes that share only the compiler and what any program does");
    }

    @Test
    void isFreeOfCycles() {
        walls.isFreeOfCycles();
    }
}
