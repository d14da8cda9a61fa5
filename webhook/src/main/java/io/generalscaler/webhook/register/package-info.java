/**
 * How API servers learn of this webhook and of the CA to trust. In: the bundle of {@code certs}. Out: both webhook configurations
 * with that bundle, now and whenever someone changes it. Stays out: making certificates.
 */
@NullMarked
package io.generalscaler.webhook.register;

import org.jspecify.annotations.NullMarked;
