package io.generalscaler.api.status;

/**
 * Why ready pods do not follow the size that a workload was given.
 *
 * @param why a short sentence
 */
public record Stuck(Kind kind, String why) {

    /** In one word; Kubernetes's own where it has one. */
    public enum Kind {
        /** Pods cannot be created: a quota, an admission webhook, a policy. */
        FailedCreate,
        /** A rollout makes no progress within its {@code progressDeadlineSeconds}. */
        ProgressDeadlineExceeded,
        /** No node takes a pod. */
        Unschedulable,
        /** A pod's containers do not start: an image, a Secret or a ConfigMap is missing. */
        ContainersNotStarting,
        /** Pods are not ready, and why is not known. */
        PodsNotReady
    }
}
