package io.generalscaler.engine.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * The average error rate over a span of time.
 *
 * @param until where the span ends
 * @param span how long it is, at least 0
 * @param errorRate the share of requests that failed, at least 0
 */
public record BurnSample(Instant until, Duration span, BigDecimal errorRate) {

    public BurnSample {
        if (span.isNegative()) {
            throw new IllegalArgumentException("span: must not be negative, is " + span);
        }
        errorRate = Magnitude.bounded(errorRate, "errorRate");
    }
}
