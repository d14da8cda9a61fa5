package io.generalscaler.sources.spi;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a source gave: a number, exactly as it was given, and when it was true. Where a part of it could not be read, such as some of a
 * workload's pods, it is a range.
 *
 * @param low the least that it can be
 * @param high the most that it can be, usually the same
 * @param at when it was measured, which for some sources is minutes before it is read
 */
public record Sample(BigDecimal low, BigDecimal high, Instant at) {

    /** Above the widest number that a source writes, and small enough to reckon with. */
    private static final int MOST_DIGITS = 400;

    /**
     * Checked and kept as it is.
     *
     * @throws IllegalArgumentException for a range that is upside down, or a number of absurd size
     */
    public Sample {
        if (!isReasonable(low) || !isReasonable(high)) {
            throw new IllegalArgumentException("a number of more than " + MOST_DIGITS + " digits");
        }
        if (low.compareTo(high) > 0) {
            throw new IllegalArgumentException("low is above high");
        }
    }

    /** One number. */
    public static Sample of(BigDecimal value, Instant at) {
        return new Sample(value, value, at);
    }

    /** One whole number. */
    public static Sample of(long value, Instant at) {
        return of(BigDecimal.valueOf(value), at);
    }

    /**
     * One number that a source wrote as text: digits with at most one point, a sign and a decimal exponent. What other languages also take
     * for a number ({@code 0x1p3}, {@code 5d}, {@code 1_000}, digits of other scripts) is none.
     *
     * @throws SourceException when it is not a number, not a finite one, or of absurd size
     */
    public static Sample parse(String text, Instant at) throws SourceException {
        switch (text) {
            case "NaN" -> throw new SourceException(FailureReason.NaN, "the value is NaN");
            case "Inf", "+Inf", "-Inf" -> throw new SourceException(FailureReason.Infinite, "the value is infinite");
            default -> {}
        }
        if (text.length() <= MOST_DIGITS && text.chars().allMatch(Sample::isOfDecimals)) {
            try {
                BigDecimal value = new BigDecimal(text);
                if (isReasonable(value)) {
                    return of(value, at);
                }
            } catch (NumberFormatException e) {
                // Said below, in our own words.
            }
        }
        throw new SourceException(FailureReason.BadAnswer, "the value is not a number that can be read");
    }

    /** The same, measured at another time. */
    public Sample withAt(Instant time) {
        return new Sample(low, high, time);
    }

    private static boolean isOfDecimals(int character) {
        return "0123456789+-.eE".indexOf(character) >= 0;
    }

    private static boolean isReasonable(BigDecimal value) {
        return Math.abs((long) value.scale()) <= MOST_DIGITS && value.precision() <= MOST_DIGITS;
    }
}
