/**
 * Serves the current leaf to TLS. In: a credential whenever there is a newer one. Out: a key manager and a server context that
 * use it from the next handshake on. Stays out: where credentials come from.
 */
@NullMarked
package io.generalscaler.certs.tls;

import org.jspecify.annotations.NullMarked;
