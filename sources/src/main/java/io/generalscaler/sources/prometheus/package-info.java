/**
 * Metrics of type {@code prometheus}, an instant query.
 *
 * <p>In: a PromQL expression. Out: the number of a scalar or of a vector with exactly one element. What stays out: redirects, large
 * bodies, and every word that the server sends back.
 */
@NullMarked
package io.generalscaler.sources.prometheus;

import org.jspecify.annotations.NullMarked;
