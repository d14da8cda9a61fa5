package io.generalscaler.api.compile;

import io.generalscaler.api.source.MetricQuery;
import java.util.Set;

/**
 * Where a metric is read.
 *
 * @param name the metric of that name in the plan
 * @param query where and what to ask
 * @param emptyIsZero whether an empty answer is 0 rather than missing
 */
public record CompiledMetric(String name, MetricQuery query, boolean emptyIsZero) {
    /** How sources, and through them status and events, say that there is no data; and how people say it by hand. */
    private static final Set<String> NOTHING_THERE = Set.of("NoData", "Empty");

    /** Whether a reading that is missing for this reason counts as 0. */
    public boolean isZeroWhen(String missing) {
        return emptyIsZero && NOTHING_THERE.contains(missing);
    }
}
