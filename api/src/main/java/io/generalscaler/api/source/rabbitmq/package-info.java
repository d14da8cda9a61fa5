/**
 * The type {@code rabbitmq}, as a value.
 *
 * <p>In: the type's block, or its line. Out: where and what to ask, or what is wrong with it. Stays out: asking a broker; that is done in
 * the module sources.
 */
@NullMarked
package io.generalscaler.api.source.rabbitmq;

import org.jspecify.annotations.NullMarked;
