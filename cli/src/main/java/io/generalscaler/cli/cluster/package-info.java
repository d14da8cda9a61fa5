/**
 * The cluster, as the commands see it: one scaler to read or patch.
 *
 * <p>In: a kubeconfig, a name. Out: the object, or one line that says why not. The only package that loads the Kubernetes client,
 * so that the offline commands start without it.
 */
@NullMarked
package io.generalscaler.cli.cluster;

import org.jspecify.annotations.NullMarked;
