/**
 * The two servers of the process: admission over HTTPS, health and metrics over HTTP. In: bytes from the network, bounded. Out:
 * answers, and a status that says what is missing. Stays out: what an answer says.
 */
@NullMarked
package io.generalscaler.webhook.serve;

import org.jspecify.annotations.NullMarked;
