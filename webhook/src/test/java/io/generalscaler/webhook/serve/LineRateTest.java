package io.generalscaler.webhook.serve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LineRateTest {
    private long now = -5;
    private final LineRate rate = new LineRate(() -> now);

    @Test
    void afterABurstOneLineEachPauseSaysHowManyWereLeftOut() {
        for (int i = 0; i < LineRate.BURST; i++) {
            assertThat(rate.next()).contains(0L);
        }
        for (int i = 0; i < 1_000; i++) {
            assertThat(rate.next()).isEmpty();
        }
        now += LineRate.PAUSE.toNanos();
        assertThat(rate.next()).contains(1_000L);
        assertThat(rate.next()).isEmpty();
        now += 10 * LineRate.BURST * LineRate.PAUSE.toNanos();
        assertThat(rate.next()).contains(1L);
        assertThat(rate.next()).contains(0L);
    }
}
