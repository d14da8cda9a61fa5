/**
 * The type {@code sqs}, as a value.
 *
 * <p>In: the type's block, or its line. Out: where and what to ask, or what is wrong with it. Stays out: asking Amazon SQS; that is done in
 * the module sources.
 */
@NullMarked
package io.generalscaler.api.source.sqs;

import org.jspecify.annotations.NullMarked;
