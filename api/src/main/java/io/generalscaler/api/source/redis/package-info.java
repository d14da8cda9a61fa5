/**
 * The type {@code redis}, as a value.
 *
 * <p>In: the type's block, or its line. Out: where and what to ask, or what is wrong with it. Stays out: speaking to Redis; that is done in the module sources.
 */
@NullMarked
package io.generalscaler.api.source.redis;

import org.jspecify.annotations.NullMarked;
