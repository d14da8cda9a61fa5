/**
 * Metrics of type {@code sqs}: the messages of a queue of Amazon SQS.
 *
 * <p>In: a queue, and which of its messages count. Out: their number, or why there is none. What stays out: connections, signatures and limits,
 * which are those of all sources over HTTP.
 */
@NullMarked
package io.generalscaler.sources.sqs;

import org.jspecify.annotations.NullMarked;
