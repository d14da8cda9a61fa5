/**
 * What sources over HTTP have in common.
 *
 * <p>In: a server's login and trust, and an address to get. Out: an answer, or the reason why there is none. What stays out: what the
 * answer means, and every word of it.
 */
@NullMarked
package io.generalscaler.sources.client;

import org.jspecify.annotations.NullMarked;
