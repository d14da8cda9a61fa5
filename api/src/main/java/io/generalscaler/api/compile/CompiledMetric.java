package io.generalscaler.api.compile;

import io.generalscaler.api.source.MetricQuery;
import java.util.Set;

/**
 * Where a metric is read.
 *
 * @param name the metric of that name in the plan
 * @param query where and what to ask
 * @param whenEmpty what an empty answer stands for
 * @param mark of what is gone while its value is 0, see {@link MetricQuery#mark}; 0 where the source says 0
 */
public record CompiledMetric(String name, MetricQuery query, WhenEmpty whenEmpty, int mark) {
    /** Why a metric is missing whose source has said so far that nothing is there. */
    public static final String NEVER_SEEN = "NeverSeen";

    /** How sources, status and events, people by hand, and traces say that nothing is there. */
    private static final Set<String> NOTHING_THERE = Set.of("NoData", NEVER_SEEN, "Empty", "EmptyCell");

    /** With the mark of its query. */
    public CompiledMetric(String name, MetricQuery query, WhenEmpty whenEmpty) {
        this(name, query, whenEmpty, query.question().vanishing().isPresent() ? query.mark() : 0);
    }

    /**
     * Whether a reading that is missing for this reason counts as 0.
     *
     * @param seen whether something was there before, since the metric was set
     */
    public boolean isZeroWhen(String missing, boolean seen) {
        return NOTHING_THERE.contains(missing)
                && switch (whenEmpty) {
                    case ZERO -> true;
                    case ZERO_ONCE_SEEN -> seen;
                    case MISSING -> false;
                };
    }

    /** The reason by which such a reading is told where it does not count as 0. */
    public String toldAs(String missing, boolean seen) {
        boolean isUnknown = whenEmpty == WhenEmpty.ZERO_ONCE_SEEN && !seen && NOTHING_THERE.contains(missing);
        return isUnknown ? NEVER_SEEN : missing;
    }
}
