package io.generalscaler.controller.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often statuses and events may be written. */
final class PaceTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    @Test
    void aFewWritesAtOnceThenOneAMinute() {
        Pace pace = Pace.FRESH;
        int written = 0;
        for (long second = 0; second < 600; second++) {
            long now = second * MINUTE / 60;
            if (pace.allowsAnother(now)) {
                pace = pace.wrote(now);
                written++;
            }
        }
        assertThat(written).isBetween(Pace.BURST + 8, Pace.BURST + 10);
    }

    @Test
    void figuresWaitAMinuteAfterAnyWrite() {
        Pace pace = Pace.FRESH.wrote(0);
        assertThat(pace.allowsFigures(MINUTE - 1)).isFalse();
        assertThat(pace.allowsFigures(MINUTE)).isTrue();
    }

    @Test
    void figuresThatDriftAreTheSame() {
        Figures shown = new Figures(List.of(100.0), 5);
        assertThat(new Figures(List.of(109.0), 5).movedFrom(shown)).isFalse();
        assertThat(new Figures(List.of(111.0), 5).movedFrom(shown)).isTrue();
        assertThat(new Figures(List.of(100.0), 6).movedFrom(shown)).isTrue();
        assertThat(new Figures(List.of(Double.NaN), 5).movedFrom(shown)).isTrue();
        assertThat(new Figures(List.of(Double.NaN), 5).movedFrom(new Figures(List.of(Double.NaN), 5)))
                .isFalse();
        assertThat(new Figures(List.of(1.0), 5).movedFrom(new Figures(List.of(0.0), 5)))
                .isTrue();
        assertThat(new Figures(List.of(0.0), 5).movedFrom(new Figures(List.of(0.0), 5)))
                .isFalse();
    }

    @Test
    void aBucketGivesItsBurstAndRefills() {
        TokenBucket bucket = new TokenBucket(2, Duration.ofSeconds(30), 0);
        assertThat(bucket.take(0)).isTrue();
        assertThat(bucket.take(0)).isTrue();
        assertThat(bucket.take(0)).isFalse();
        assertThat(bucket.take(MINUTE / 2)).isTrue();
        assertThat(bucket.isFull(MINUTE)).isFalse();
        assertThat(bucket.isFull(3 * MINUTE)).isTrue();
    }
}
