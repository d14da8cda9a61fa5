/**
 * The controllers and the kubelet of a cluster without machines: Deployments get ReplicaSets, these get pods, pods become
 * ready after a while, and what loses its owner goes.
 *
 * <p>In: each change of an object ({@link io.generalscaler.devcluster.workload.WorkloadSimulator#changed}) and the time. Out:
 * {@link io.generalscaler.devcluster.workload.Change}s, which the cluster makes as its controllers' user. Each controller is
 * a function from the {@link io.generalscaler.devcluster.workload.ClusterState} to changes. Stays out: HTTP, storage,
 * admission, and anything that a pod would do.
 */
@NullMarked
package io.generalscaler.devcluster.workload;

import org.jspecify.annotations.NullMarked;
