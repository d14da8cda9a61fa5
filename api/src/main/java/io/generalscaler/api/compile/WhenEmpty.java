package io.generalscaler.api.compile;

import io.generalscaler.api.source.MetricQuery;
import org.jspecify.annotations.Nullable;

/** What an empty answer of a metric stands for: one in which the source says that nothing is there. */
public enum WhenEmpty {
    /** 0, at once. */
    ZERO,
    /** 0 once something was there, as of a list that Redis removes with its last element; before, its name may be wrong. */
    ZERO_ONCE_SEEN,
    /** Nothing: the metric is missing. */
    MISSING;

    /**
     * What a metric asks for.
     *
     * @param emptyIsZero as in the spec; null where it is not said
     * @param query what is read
     */
    public static WhenEmpty of(@Nullable Boolean emptyIsZero, MetricQuery query) {
        if (emptyIsZero != null) {
            return emptyIsZero ? ZERO : MISSING;
        }
        return query.question().vanishing().isPresent() ? ZERO_ONCE_SEEN : MISSING;
    }
}
