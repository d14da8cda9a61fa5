package io.generalscaler.engine.plan;

import java.time.Duration;

/**
 * At most so much change within a period.
 *
 * @param kind what {@code value} counts
 * @param value at least 1: pods, or per cent of the size at the start of the period
 * @param period above 0; an event exactly one period old is outside
 */
public record RatePolicy(Kind kind, int value, Duration period) {

    /** What the value of a rate policy counts. */
    public enum Kind {
        PODS,
        PERCENT
    }

    public RatePolicy {
        Check.atLeast(1, value, "value");
        Check.positive(period, "period");
    }
}
