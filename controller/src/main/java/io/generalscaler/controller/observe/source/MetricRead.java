package io.generalscaler.controller.observe.source;

/**
 * One metric that a scaler wants to know.
 *
 * @param name the metric's name in the scaler
 * @param query where and what to ask
 * @param emptyIsZero whether an empty answer counts as zero instead of as missing
 */
public record MetricRead(String name, Query query, boolean emptyIsZero) {}
