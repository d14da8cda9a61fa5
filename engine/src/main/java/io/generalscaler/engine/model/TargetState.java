package io.generalscaler.engine.model;

/**
 * The workload's size.
 *
 * @param replicas what is wanted of it now ({@code scale.spec.replicas}), at least 0
 * @param readyReplicas the pods that serve, at least 0; may exceed {@code replicas} while pods stop
 */
public record TargetState(int replicas, int readyReplicas) {
    public TargetState {
        if (replicas < 0) {
            throw new IllegalArgumentException("replicas: must not be negative, is " + replicas);
        }
        if (readyReplicas < 0) {
            throw new IllegalArgumentException("readyReplicas: must not be negative, is " + readyReplicas);
        }
    }
}
