package io.generalscaler.api.compile;

import io.generalscaler.api.source.MetricQuery;

/**
 * Where a metric is read.
 *
 * @param name the metric of that name in the plan
 * @param query where and what to ask
 * @param emptyIsZero whether an empty answer is 0 rather than missing
 */
public record CompiledMetric(String name, MetricQuery query, boolean emptyIsZero) {}
