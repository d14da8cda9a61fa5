/**
 * Metrics of type {@code http}: one number in what a server answers.
 *
 * <p>In: a request, and where in its answer the number stands. Out: the number, or why there is none. What stays out: connections, logins
 * and limits, which are those of all sources over HTTP.
 */
@NullMarked
package io.generalscaler.sources.http;

import org.jspecify.annotations.NullMarked;
