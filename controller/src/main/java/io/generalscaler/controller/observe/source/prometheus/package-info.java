/**
 * Stage <em>observe</em>: metrics of type {@code prometheus}, an instant query.
 *
 * <p>In: a PromQL expression. Out: the number of a scalar or of a vector with exactly one element. What stays out: redirects, large
 * bodies, and every word that the server sends back.
 */
@NullMarked
package io.generalscaler.controller.observe.source.prometheus;

import org.jspecify.annotations.NullMarked;
