package io.generalscaler.engine.plan;

import java.math.BigDecimal;
import java.time.Duration;

/** The refusals that the records of this package share; each names the component and says what would be valid. */
final class Check {
    /** Numbers of a plan have at most this many digits before and after the point, so that arithmetic on them stays small. */
    private static final int MAX_DIGITS = 30;

    /** No rule looks further back, or waits longer, than a year. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private Check() {}

    static int atLeast(int least, int value, String component) {
        if (value < least) {
            throw new IllegalArgumentException(component + ": must be at least " + least + ", is " + value);
        }
        return value;
    }

    static String word(String value, String component) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(component + ": must not be empty");
        }
        return value;
    }

    static BigDecimal positive(BigDecimal value, String component) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException(component + ": must be above 0");
        }
        return bounded(value, component);
    }

    static BigDecimal notNegative(BigDecimal value, String component) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException(component + ": must not be negative");
        }
        return bounded(value, component);
    }

    static Duration positive(Duration value, String component) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(component + ": must be above 0, is " + value);
        }
        return notLong(value, component);
    }

    static Duration notNegative(Duration value, String component) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(component + ": must not be negative, is " + value);
        }
        return notLong(value, component);
    }

    private static Duration notLong(Duration value, String component) {
        if (value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(component + ": must be at most 366 days, is " + value);
        }
        return value;
    }

    private static BigDecimal bounded(BigDecimal value, String component) {
        if (value.signum() != 0
                && (value.precision() - (long) value.scale() > MAX_DIGITS || value.scale() > MAX_DIGITS)) {
            throw new IllegalArgumentException(
                    component + ": has more than " + MAX_DIGITS + " digits before or after the point");
        }
        return value.signum() == 0 ? BigDecimal.ZERO : value;
    }
}
