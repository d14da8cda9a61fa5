/**
 * Stage <em>observe</em>: reads metrics from where they are.
 *
 * <p>In: what one scaler asks for (a {@link io.generalscaler.controller.observe.source.Query} per metric) and a deadline. Out:
 * a value with the instant it was read, or a {@link io.generalscaler.controller.observe.source.FailureReason}. Every kind of source is a
 * {@link io.generalscaler.controller.observe.source.MetricSourceOpener}, found by {@link java.util.ServiceLoader}; the kinds that
 * ship live in the sub-packages. {@link io.generalscaler.controller.observe.source.MetricReader} wraps them all in the same deadline,
 * bulkhead, breaker and sharing.
 *
 * <p>What stays out: what a value means (the engine's concern), and everything a source wrote: an answer becomes a number or a
 * reason in our words, its text is never passed on.
 */
@NullMarked
package io.generalscaler.controller.observe.source;

import org.jspecify.annotations.NullMarked;
