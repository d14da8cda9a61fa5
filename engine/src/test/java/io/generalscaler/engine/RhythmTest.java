package io.generalscaler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RhythmTest {

    private static final Duration INTERVAL = Duration.ofSeconds(15);

    @Test
    void theNextTurnIsWithinOneIntervalAndKeepsItsPlace() {
        Instant now = Instant.parse("2026-01-15T10:30:00Z");
        Instant next = Rhythm.of("uid", INTERVAL).after(now);
        assertThat(Duration.between(now, next)).isPositive().isLessThanOrEqualTo(INTERVAL);
        assertThat(Rhythm.of("uid", INTERVAL).after(next.minusMillis(1))).isEqualTo(next);
        assertThat(Rhythm.of("uid", INTERVAL).after(next)).isEqualTo(next.plus(INTERVAL));
    }

    @Test
    void scalersSpreadOverTheInterval() {
        Random random = new Random(42);
        Instant now = Instant.parse("2026-01-15T10:30:00Z");
        int[] seconds = new int[15];
        for (int i = 0; i < 15_000; i++) {
            String uid = new UUID(random.nextLong(), random.nextLong()).toString();
            seconds[
                    (int) (Duration.between(now, Rhythm.of(uid, INTERVAL).after(now))
                                            .toMillis()
                                    - 1)
                            / 1000]++;
        }
        assertThat(Arrays.stream(seconds).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(850, 1150));
    }
}
