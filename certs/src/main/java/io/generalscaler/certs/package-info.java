/**
 * Certificates of the webhook, kept without a restart: {@link io.generalscaler.certs.CertificateKeeper} reads the shared CA
 * ({@code store}), takes the step that is due ({@code rotate}), issues this process's leaf ({@code issue}) and hands it to
 * TLS ({@code tls}). In: a Secret and the wall clock. Out: a current leaf and the bundle that callers must trust. Stays out:
 * how the bundle reaches the callers.
 */
@NullMarked
package io.generalscaler.certs;

import org.jspecify.annotations.NullMarked;
