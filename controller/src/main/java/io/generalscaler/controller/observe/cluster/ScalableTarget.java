package io.generalscaler.controller.observe.cluster;

import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.engine.model.Hand;
import io.generalscaler.kube.write.ResourcePath;

/**
 * A workload with a {@code /scale} subresource, at one resourceVersion.
 *
 * @param key its name
 * @param uid tells it from an earlier workload of the same name
 * @param resourceVersion the version that a write depends on
 * @param replicas {@code scale.spec.replicas}, 0 or more
 * @param readyReplicas the ready ones, 0 or more; where a kind does not say, the running ones
 * @param hand who set that size
 * @param path of its {@code /scale}
 */
public record ScalableTarget(
        WorkloadId key,
        String uid,
        String resourceVersion,
        int replicas,
        int readyReplicas,
        Hand hand,
        ResourcePath path)
        implements Target {

    /** The same workload, once it is known who set its size. */
    public ScalableTarget by(Hand known) {
        return new ScalableTarget(key, uid, resourceVersion, replicas, readyReplicas, known, path);
    }

    /** The same workload after its size was written. */
    public ScalableTarget resized(int newReplicas, String newVersion) {
        return new ScalableTarget(key, uid, newVersion, newReplicas, readyReplicas, Hand.OURS, path);
    }
}
