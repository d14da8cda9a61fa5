/**
 * The cluster's own certificate authority. In comes a name, out come keys and certificates (BouncyCastle) that live as
 * long as the cluster. Nothing here is for production: GeneralScaler's own certificates are made elsewhere.
 */
@NullMarked
package io.generalscaler.devcluster.pki;

import org.jspecify.annotations.NullMarked;
