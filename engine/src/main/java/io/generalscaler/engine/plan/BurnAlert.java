package io.generalscaler.engine.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/**
 * A pair of windows that together say the error budget burns: the long one that it matters, the short one that it still
 * goes on.
 *
 * @param name how people call it: fast, slow
 * @param longWindow above 0
 * @param shortWindow above 0, at most {@code longWindow}
 * @param burnRate above 0; both windows must burn faster than this
 */
public record BurnAlert(String name, Duration longWindow, Duration shortWindow, BigDecimal burnRate) {

    /** The SRE workbook's advice: the short window is a twelfth of the long one. */
    private static final int SHORT_PER_LONG = 12;

    public BurnAlert {
        Check.word(name, "name");
        Check.positive(longWindow, "longWindow");
        Check.positive(shortWindow, "shortWindow");
        if (shortWindow.compareTo(longWindow) > 0) {
            throw new IllegalArgumentException("shortWindow: must not be longer than longWindow " + longWindow);
        }
        burnRate = Check.positive(burnRate, "burnRate");
    }

    /** The alert that goes off when this share of the whole budget is spent within one long window. */
    public static BurnAlert spending(String name, BigDecimal share, Duration budgetWindow, Duration longWindow) {
        BigDecimal rate = share.multiply(BigDecimal.valueOf(budgetWindow.toSeconds()))
                .divide(BigDecimal.valueOf(longWindow.toSeconds()), MathContext.DECIMAL32);
        return new BurnAlert(name, longWindow, longWindow.dividedBy(SHORT_PER_LONG), rate);
    }
}
