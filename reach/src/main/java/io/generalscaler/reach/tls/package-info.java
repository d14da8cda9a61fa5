/**
 * Whom a TLS connection to the outside trusts.
 *
 * <p>In: certificates in PEM, or none. Out: what the JDK's TLS asks whether a server is the right one. What stays out: where the
 * certificates come from, and any way to leave a server unchecked.
 */
@NullMarked
package io.generalscaler.reach.tls;

import org.jspecify.annotations.NullMarked;
