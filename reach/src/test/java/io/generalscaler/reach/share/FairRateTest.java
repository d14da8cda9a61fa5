package io.generalscaler.reach.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A rate that namespaces share. */
final class FairRateTest {
    private static final long SECOND = 1_000_000_000L;

    private long now;
    private final FairRate rate = new FairRate(100, Duration.ofSeconds(10), () -> now);

    @Test
    void oneAloneGetsHalfAndWhoeverComesNextFindsRoom() throws Exception {
        assertThat(takeAll("greedy")).isEqualTo(50);
        assertThat(takeAll("second")).isEqualTo(25);
        assertThat(rate.take("third")).isTrue();
    }

    @Test
    void whatWasTakenIsThereAgainAfterTheSpan() throws Exception {
        takeAll("greedy");
        now = 10 * SECOND - 1;
        assertThat(rate.take("greedy")).isFalse();
        now = 10 * SECOND;
        assertThat(takeAll("greedy")).isEqualTo(50);
    }

    @Test
    void neverMoreThanTheWholeWithinASpan() throws Exception {
        int taken = 0;
        for (int namespace = 0; namespace < 500; namespace++) {
            taken += takeAll("n" + namespace);
        }
        assertThat(taken).isLessThanOrEqualTo(100);
    }

    private int takeAll(String namespace) throws InterruptedException {
        int taken = 0;
        while (rate.take(namespace)) {
            taken++;
        }
        return taken;
    }
}
