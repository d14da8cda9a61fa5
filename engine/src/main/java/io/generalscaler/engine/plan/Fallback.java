package io.generalscaler.engine.plan;

/**
 * What to do when no metric can be read.
 *
 * @param afterFailures at least 1: evaluations in a row, this one included, in which every metric was missing
 */
public record Fallback(int afterFailures, FallbackBehavior behavior) {

    public Fallback {
        Check.atLeast(1, afterFailures, "afterFailures");
    }
}
