package io.generalscaler.controller.observe.cluster;

import io.generalscaler.api.workload.TargetIdentity;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.engine.model.Hand;

/**
 * What a scaler sizes, as it was at one moment. Each way to size is a case of its own: jobs that are made from a template, and the
 * bounds of another autoscaler, will be further ones. Where the way matters, switch over the cases without a default, so that a new
 * one does not compile before it has its answer.
 */
public sealed interface Target permits ScalableTarget {

    WorkloadId key();

    /** Tells it from an earlier object of the same name. */
    String uid();

    /** Which workload it is. */
    default TargetIdentity identity() {
        return new TargetIdentity(key().kind(), key().name(), uid());
    }

    /** The version of the object that was seen; a write depends on it. */
    String resourceVersion();

    /** The size that is asked for, 0 or more. */
    int replicas();

    /** How much of it is ready, 0 or more. */
    int readyReplicas();

    /** Who set that size. */
    Hand hand();
}
