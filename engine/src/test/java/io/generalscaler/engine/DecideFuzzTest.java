package io.generalscaler.engine;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.BeforeAll;

/** {@code Engine.decide} and {@code remember}, over any plan and any state of the world. */
class DecideFuzzTest {

    @BeforeAll
    static void warmUp() {
        for (long seed = 0; seed < 300; seed++) {
            Invariants.hold("seed " + seed, new AnyWorld(seed).wildWorld().snapshot());
        }
    }

    @FuzzTest
    void decide(FuzzedDataProvider data) {
        Invariants.hold("", new AnyWorld(new Drawn(data)).wildWorld().snapshot());
    }
}
