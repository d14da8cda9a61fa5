package io.generalscaler.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RhythmTest {

    private static final Duration INTERVAL = Duration.ofSeconds(15);

    @Test
    void theNextTurnIsWithinOneIntervalAndKeepsItsPlace() {
        Instant now = Instant.parse("2026-01-15T10:30:00Z");
        Instant next = Rhythm.next(now, INTERVAL, "uid");
        assertThat(Duration.between(now, next)).isPositive().isLessThanOrEqualTo(INTERVAL);
        assertThat(Rhythm.next(next.minusMillis(1), INTERVAL, "uid")).isEqualTo(next);
        assertThat(Rhythm.next(next, INTERVAL, "uid")).isEqualTo(next.plus(INTERVAL));
    }

    @Test
    void scalersSpreadOverTheInterval() {
        Random random = new Random(42);
        Instant now = Instant.parse("2026-01-15T10:30:00Z");
        int[] seconds = new int[15];
        for (int i = 0; i < 15_000; i++) {
            String uid = new UUID(random.nextLong(), random.nextLong()).toString();
            seconds[
                    (int) (Duration.between(now, Rhythm.next(now, INTERVAL, uid))
                                            .toMillis()
                                    - 1)
                            / 1000]++;
        }
        assertThat(java.util.Arrays.stream(seconds).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(850, 1150));
    }
}
