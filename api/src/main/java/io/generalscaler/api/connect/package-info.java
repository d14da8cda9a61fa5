/**
 * What a kubeconfig leaves unsaid, for every program that connects to a cluster with one.
 *
 * <p>In: the Kubernetes client's configuration. Out: the same, completed. Stays out: connecting.
 */
@NullMarked
package io.generalscaler.api.connect;

import org.jspecify.annotations.NullMarked;
