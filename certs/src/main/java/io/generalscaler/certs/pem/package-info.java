/**
 * Text form of keys and certificates. In: untrusted PEM text. Out: parsed certificates and keys, or one exception that
 * says what is wrong. Stays out: where the text comes from and whether a certificate is still valid.
 */
@NullMarked
package io.generalscaler.certs.pem;

import org.jspecify.annotations.NullMarked;
