package io.generalscaler.api.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specs of the right shape with anything in them: every one is answered, in bounded words, and the same way again. */
class AnythingTest {
    private static final int SPECS = 1_000;
    private static final long SEED = 20260115;

    private final AnySpec any = new AnySpec(new SplittableRandom(SEED));

    @ParameterizedTest(name = "{0} % of the values are wild")
    @ValueSource(ints = {0, 5, 30, 90})
    void everySpecIsAnswered(int wildness) {
        for (int i = 0; i < SPECS; i++) {
            Answers.to(told(i), any.spec(wildness));
        }
    }

    @ParameterizedTest(name = "{0} % of a good spec are changed")
    @ValueSource(ints = {0, 2, 10})
    void everyChangedSpecIsAnswered(int wildness) {
        int accepted = 0;
        for (int i = 0; i < SPECS; i++) {
            accepted += Answers.to(told(i), any.changed(wildness)) instanceof Compilation.Accepted ? 1 : 0;
        }
        assertThat(accepted).as("specs that make sense").isBetween(wildness == 0 ? 1 : 0, SPECS - 1);
    }

    private static String told(int spec) {
        return "seed " + SEED + " spec " + spec;
    }
}
