package io.generalscaler.engine.model;

import java.math.BigDecimal;
import java.time.Duration;

/** What is known of a metric. An error is never a zero: it is a {@link Missing}. */
public sealed interface Reading {

    /**
     * A reading that can be trusted.
     *
     * @param value at least 0; kept to 34 significant digits, and within 10^-40..10^40 when it is not 0
     * @param age at least 0; a negative one comes from clocks that differ and is kept as 0
     */
    record Fresh(BigDecimal value, Duration age) implements Reading {
        public Fresh {
            value = Magnitude.bounded(value, "value");
            age = age.isNegative() ? Duration.ZERO : age;
        }
    }

    /** A reading that is too old to be trusted; value and age as in {@link Fresh}. */
    record Stale(BigDecimal value, Duration age) implements Reading {
        public Stale {
            value = Magnitude.bounded(value, "value");
            age = age.isNegative() ? Duration.ZERO : age;
        }
    }

    /**
     * No reading.
     *
     * @param cause one short PascalCase word that is safe to show: Timeout, NaN, NoData
     */
    record Missing(String cause) implements Reading {
        public Missing {
            if (cause.isEmpty() || !cause.chars().allMatch(Character::isLetterOrDigit)) {
                throw new IllegalArgumentException("cause: must be one word of letters and digits");
            }
        }
    }

    /** A reading of a number that a source gave: fresh, or missing because it is negative. */
    static Reading of(BigDecimal value, Duration age) {
        return value.signum() < 0 ? new Missing("Negative") : new Fresh(value, age);
    }

    /** A reading of a floating point number that a source gave: fresh, or missing because it is no number of replicas' worth. */
    static Reading of(double value, Duration age) {
        if (Double.isNaN(value)) {
            return new Missing("NaN");
        }
        return Double.isInfinite(value) ? new Missing("Infinite") : of(BigDecimal.valueOf(value), age);
    }

    /** The same reading, stale if it is older than {@code staleAfter}; exactly as old is still fresh. */
    default Reading judgedAt(Duration staleAfter) {
        return this instanceof Fresh(BigDecimal value, Duration age) && age.compareTo(staleAfter) > 0
                ? new Stale(value, age)
                : this;
    }
}
