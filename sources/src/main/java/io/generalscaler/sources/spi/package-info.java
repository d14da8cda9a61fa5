/**
 * What a metric source and the controller know of each other.
 *
 * <p>In: an endpoint, a question and a time limit. Out: a {@link io.generalscaler.sources.spi.Sample}, or a
 * {@link io.generalscaler.sources.spi.FailureReason} with a sentence in our words. Everything a source wrote stays out: an answer becomes
 * a number or a reason, its text is never passed on. Deadlines, sharing, queues and breakers stay with the caller.
 */
@NullMarked
package io.generalscaler.sources.spi;

import org.jspecify.annotations.NullMarked;
