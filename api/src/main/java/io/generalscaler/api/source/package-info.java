/**
 * Where a metric is read, as a value, and how a new type of metric is added.
 *
 * <p>In: a metric of a spec. Out: a {@link io.generalscaler.api.source.MetricSourceSpec} that a reader of the same type
 * understands, or what is wrong with it. Providers are found by {@link java.util.ServiceLoader}; Redis and Prometheus are two of
 * them. Stays out: reading; that is the controller's.
 */
@NullMarked
package io.generalscaler.api.source;

import org.jspecify.annotations.NullMarked;
