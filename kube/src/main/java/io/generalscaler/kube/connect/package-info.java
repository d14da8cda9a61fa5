/**
 * Clients of an API server. In: a configuration, and the kinds that the program knows. Out: a client for watches or one for single
 * requests. Stays out: where the configuration comes from.
 */
@NullMarked
package io.generalscaler.kube.connect;

import org.jspecify.annotations.NullMarked;
