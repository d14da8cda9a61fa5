/**
 * Makes keys and certificates. In: names, a life time, the time now and a source of randomness. Out: a CA, or a leaf that
 * it signed. Stays out: when to make one (see {@code rotate}) and where it is kept (see {@code store}).
 */
@NullMarked
package io.generalscaler.certs.issue;

import org.jspecify.annotations.NullMarked;
