package io.generalscaler.engine.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * The average error rate over a span of time.
 *
 * @param until where the span ends
 * @param span how long it is, at least 0, at most 366 days
 * @param errorRate the share of requests that failed, at least 0
 */
public record BurnSample(Instant until, Duration span, BigDecimal errorRate) {

    /** Longer than any window, and short enough that sums of spans stay small. */
    private static final Duration MOST = Duration.ofDays(366);

    public BurnSample {
        if (span.isNegative()) {
            throw new IllegalArgumentException("span: must not be negative, is " + span);
        }
        span = span.compareTo(MOST) > 0 ? MOST : span;
        errorRate = Magnitude.bounded(errorRate, "errorRate");
    }
}
