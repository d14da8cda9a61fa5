/**
 * Metrics of type {@code redis}, the length of a list.
 *
 * <p>In: a list's key. Out: its length by {@code LLEN}; an absent key is an empty list and counts zero, any other type of key is an
 * error. One connection per endpoint, which pipelines the reads of all its scalers.
 */
@NullMarked
package io.generalscaler.sources.redis;

import org.jspecify.annotations.NullMarked;
