/**
 * Stage <em>observe</em>: reads metrics from where they are.
 *
 * <p>In: the metrics of one scaler and a deadline. Out: for each a value with the instant at which it was measured, or a
 * {@link io.generalscaler.sources.spi.FailureReason}. {@link io.generalscaler.controller.observe.source.MetricReader} wraps every source in
 * the same deadline, bulkhead, breaker and sharing.
 *
 * <p>What stays out: what a value means (the engine's concern), and how it is fetched (the sources').
 */
@NullMarked
package io.generalscaler.controller.observe.source;

import org.jspecify.annotations.NullMarked;
