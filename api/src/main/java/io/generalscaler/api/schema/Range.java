package io.generalscaler.api.schema;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The numbers that are allowed.
 *
 * @param minInclusive whether {@code min} itself is allowed; likewise {@code maxInclusive}
 */
public record Range(Optional<BigDecimal> min, boolean minInclusive, Optional<BigDecimal> max, boolean maxInclusive) {
    /** Whether there is a number that is not in the range. */
    public boolean isBounded() {
        return min.isPresent() || max.isPresent();
    }

    /** Whether the number is in the range. */
    public boolean contains(BigDecimal number) {
        return min.map(least -> compare(number, least, minInclusive)).orElse(true)
                && max.map(most -> compare(most, number, maxInclusive)).orElse(true);
    }

    /** Completes "must be …". */
    public String says() {
        if (min.isPresent() && max.isPresent() && minInclusive && maxInclusive) {
            return "from " + shown(min.get()) + " to " + shown(max.get());
        }
        String lower = min.map(least -> (minInclusive ? "at least " : "above ") + shown(least))
                .orElse("");
        String upper = max.map(most -> (maxInclusive ? "at most " : "below ") + shown(most))
                .orElse("");
        return lower.isEmpty() || upper.isEmpty() ? lower + upper : lower + " and " + upper;
    }

    private static boolean compare(BigDecimal larger, BigDecimal smaller, boolean inclusive) {
        int order = larger.compareTo(smaller);
        return inclusive ? order >= 0 : order > 0;
    }

    private static String shown(BigDecimal bound) {
        return bound.stripTrailingZeros().toPlainString();
    }
}
