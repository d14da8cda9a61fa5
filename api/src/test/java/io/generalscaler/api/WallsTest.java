package io.generalscaler.api;

import io.generalscaler.testing.Walls;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The walls around the types and the compiler. */
final class WallsTest {

    @Test
    void seesOnlyTheEngine() {
        Walls.of("api")
                .seesOnly(
                        List.of("engine"),
                        "admission, controller and command line compile a spec and judge a claim alike")
                .isFreeOfCycles();
    }
}
