/**
 * Metrics of type {@code redis}, one number of one key.
 *
 * <p>In: a key and what of it is counted. Out: the number, by commands that only read; a key that is absent as an empty one is gives no
 * data, any other type of key is an error. One connection for each server, which pipelines the reads of all its scalers.
 */
@NullMarked
package io.generalscaler.sources.redis;

import org.jspecify.annotations.NullMarked;
