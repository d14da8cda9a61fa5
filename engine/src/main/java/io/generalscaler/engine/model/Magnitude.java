package io.generalscaler.engine.model;

import java.math.BigDecimal;
import java.math.MathContext;

/** Keeps arithmetic on numbers from outside small: a value such as 1E+999999999 must not cost time or memory. */
final class Magnitude {
    /** Larger values than this decide nothing else than the largest size. */
    private static final BigDecimal MOST = BigDecimal.TEN.pow(40);

    /** Smaller values than this, apart from zero, decide nothing else than the smallest size above zero. */
    private static final BigDecimal LEAST = BigDecimal.ONE.movePointLeft(40);

    private Magnitude() {}

    static BigDecimal bounded(BigDecimal value, String component) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException(component + ": must not be negative");
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
