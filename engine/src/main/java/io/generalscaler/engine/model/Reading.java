package io.generalscaler.engine.model;

import java.math.BigDecimal;
import java.math.MathContext;
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
            value = bounded(value);
            age = age.isNegative() ? Duration.ZERO : age;
        }
    }

    /** A reading that is too old to be trusted; value and age as in {@link Fresh}. */
    record Stale(BigDecimal value, Duration age) implements Reading {
        public Stale {
            value = bounded(value);
            age = age.isNegative() ? Duration.ZERO : age;
        }
    }

    /**
     * No reading.
     *
     * @param cause one short PascalCase word that is safe to show: Timeout, NaN, Empty
     */
    record Missing(String cause) implements Reading {
        public Missing {
            if (cause.isEmpty() || !cause.chars().allMatch(Character::isLetterOrDigit)) {
                throw new IllegalArgumentException("cause: must be one word of letters and digits");
            }
        }
    }

    /** Larger values than this decide nothing else than the largest size. */
    BigDecimal MOST = BigDecimal.TEN.pow(40);

    /** Smaller values than this, apart from zero, decide nothing else than the smallest size above zero. */
    BigDecimal LEAST = BigDecimal.ONE.movePointLeft(40);

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

    /** Keeps arithmetic small: a value such as 1E+999999999 must not cost time or memory. */
    private static BigDecimal bounded(BigDecimal value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("value: must not be negative");
        }
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (value.compareTo(MOST) > 0) {
            return MOST;
        }
        if (value.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return value.precision() > MathContext.DECIMAL128.getPrecision() ? value.round(MathContext.DECIMAL128) : value;
    }
}
