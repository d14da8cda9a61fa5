/**
 * Setting the stage: a cluster with the shipped manifests, the webhook and the controller beside it, the workloads in it.
 *
 * <p>In: {@code deploy/manifests} and {@code examples/}. Out: a cluster in which GeneralScaler runs with no more rights
 * than its shipped roles give it.
 */
@NullMarked
package io.generalscaler.examples.demo.stage;

import org.jspecify.annotations.NullMarked;
