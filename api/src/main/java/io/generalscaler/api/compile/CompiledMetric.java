package io.generalscaler.api.compile;

import io.generalscaler.api.source.MetricSourceSpec;

/**
 * Where a metric is read.
 *
 * @param name the metric of that name in the plan
 * @param emptyIsZero whether an empty answer is 0 rather than missing
 */
public record CompiledMetric(String name, MetricSourceSpec source, boolean emptyIsZero) {}
