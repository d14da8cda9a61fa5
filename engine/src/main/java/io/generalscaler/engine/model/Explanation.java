package io.generalscaler.engine.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * A sentence with numbers in it, put into words only when somebody reads it: most decisions are never read.
 *
 * <p>Each {@code {}} of the template stands for the next number. Numbers are immutable values: integers, decimals,
 * durations, instants, strings, explanations and lists of explanations.
 */
public final class Explanation {
    private static final String PLACE = "{}";

    /** Longer plain decimals are shown with an exponent. */
    private static final int MAX_PLAIN_DIGITS = 18;

    /** Digits after which two numbers are taken for the same. */
    private static final MathContext SAME = new MathContext(12, RoundingMode.HALF_EVEN);

    /** Decimals that a person can use; a number below one keeps as many significant digits. */
    private static final int DECIMALS = 4;

    private final String template;
    private final Object[] numbers;

    private Explanation(String template, Object[] numbers) {
        this.template = template;
        this.numbers = numbers;
    }

    /** A template and as many numbers as it has places. */
    public static Explanation of(String template, Object... numbers) {
        return new Explanation(template, numbers);
    }

    /** The words. */
    public String text() {
        StringBuilder text = new StringBuilder(template.length() + 32);
        int from = 0;
        for (Object number : numbers) {
            int place = template.indexOf(PLACE, from);
            if (place < 0) {
                break;
            }
            text.append(template, from, place).append(shown(number));
            from = place + PLACE.length();
        }
        return text.append(template, from, template.length()).toString();
    }

    /** A number for what is said, be it of other numbers: the same for the same words. */
    public int wordsHash() {
        return 31 * template.hashCode() + wordsHash(Arrays.asList(numbers));
    }

    private static int wordsHash(List<?> all) {
        int hash = all.size();
        for (Object one : all) {
            hash = 31 * hash + wordsHash(one);
        }
        return hash;
    }

    private static int wordsHash(Object one) {
        return switch (one) {
            case Explanation nested -> nested.wordsHash();
            case List<?> list -> wordsHash(list);
            case String text -> Words.of(text).hashCode();
            default -> one.getClass().hashCode();
        };
    }

    private static String shown(Object number) {
        return switch (number) {
            case BigDecimal decimal -> shown(decimal);
            case Duration duration -> shown(duration);
            case Explanation nested -> nested.text();
            case List<?> list ->
                String.join(", ", list.stream().map(Explanation::shown).toList());
            default -> number.toString();
        };
    }

    private static String shown(BigDecimal decimal) {
        BigDecimal plain = rounded(decimal).stripTrailingZeros();
        boolean isShort = plain.precision() - plain.scale() <= MAX_PLAIN_DIGITS && plain.scale() <= MAX_PLAIN_DIGITS;
        return isShort ? plain.toPlainString() : plain.toString();
    }

    /**
     * Four decimals, or as many more as tell the number from a rounder one: 225.11604923 is 225.11605, but 20.00001 stays what
     * it is, since it may be what lies just above a limit of 20.
     */
    private static BigDecimal rounded(BigDecimal decimal) {
        BigDecimal exact = decimal.round(SAME);
        int decimals = DECIMALS + Math.max(0, exact.scale() - exact.precision());
        BigDecimal shown = exact;
        while (exact.scale() > decimals) {
            shown = exact.setScale(decimals++, RoundingMode.HALF_EVEN);
            if (shown.unscaledValue().mod(BigInteger.TEN).signum() != 0) {
                return shown;
            }
        }
        return exact;
    }

    private static String shown(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds >= 60 && seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        if (seconds >= 60 && seconds % 60 == 0) {
            return seconds / 60 + " min";
        }
        return seconds + " s";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Explanation that
                && template.equals(that.template)
                && Arrays.equals(numbers, that.numbers);
    }

    @Override
    public int hashCode() {
        return 31 * template.hashCode() + Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return text();
    }
}
