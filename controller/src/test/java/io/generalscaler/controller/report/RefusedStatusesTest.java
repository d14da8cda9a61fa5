package io.generalscaler.controller.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RefusedStatusesTest {
    private static final ScalerKey KEY = new ScalerKey("shop", "web");

    private long nanos;
    private final RefusedStatuses refused = new RefusedStatuses(() -> nanos);

    @Test
    void anInvalidStatusIsTriedAfterPausesThatDouble() {
        Scaler scaler = scaler("uid", 1);
        for (int seconds : new int[] {30, 60, 120, 240, 480, 600, 600}) {
            assertThat(refused.mayTry(scaler)).isTrue();
            refused.refused(scaler, true);
            pass(seconds - 1);
            assertThat(refused.mayTry(scaler)).isFalse();
            pass(1);
        }
    }

    @Test
    void whatIsRefusedForAnotherReasonIsTriedAtEachEvaluation() {
        assertThat(refused.refused(scaler("uid", 1), false)).isTrue();
        assertThat(refused.mayTry(scaler("uid", 1))).isTrue();
        assertThat(refused.refused(scaler("uid", 1), false)).isFalse();
    }

    @Test
    void itsBeginAndItsEndAreNewsOnce() {
        Scaler scaler = scaler("uid", 1);
        assertThat(refused.written(KEY)).isFalse();
        assertThat(refused.refused(scaler, true)).isTrue();
        assertThat(refused.refused(scaler, true)).isFalse();
        assertThat(refused.written(KEY)).isTrue();
        assertThat(refused.written(KEY)).isFalse();
        assertThat(refused.mayTry(scaler)).isTrue();
    }

    @Test
    void anotherSpecOrAnotherObjectIsTriedAtOnce() {
        refused.refused(scaler("uid", 1), true);
        assertThat(refused.mayTry(scaler("uid", 2))).isTrue();
        assertThat(refused.mayTry(scaler("other", 1))).isTrue();
    }

    @Test
    void nothingIsKeptOfAScalerThatIsGone() {
        refused.refused(scaler("uid", 1), true);
        refused.forget(KEY);
        assertThat(refused.mayTry(scaler("uid", 1))).isTrue();
    }

    private void pass(int seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }

    private static Scaler scaler(String uid, long generation) {
        return new Scaler(KEY, uid, generation, false, new Scaler.Broken("no"));
    }
}
