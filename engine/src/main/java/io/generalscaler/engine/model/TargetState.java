package io.generalscaler.engine.model;

import java.util.Optional;

/**
 * The workload's size, and whether it may be written.
 *
 * @param replicas what is wanted of it now ({@code scale.spec.replicas}), at least 0
 * @param readyReplicas the pods that serve, at least 0; may exceed {@code replicas} while pods stop
 * @param hand who set that size
 * @param freeze what forbids for now that the size is written
 */
public record TargetState(int replicas, int readyReplicas, Hand hand, Optional<Freeze> freeze) {

    /** A size that may be written, and of which it is known who set it. */
    public TargetState(int replicas, int readyReplicas, Hand hand) {
        this(replicas, readyReplicas, hand, Optional.empty());
    }

    public TargetState {
        if (replicas < 0) {
            throw new IllegalArgumentException("replicas: must not be negative, is " + replicas);
        }
        if (readyReplicas < 0) {
            throw new IllegalArgumentException("readyReplicas: must not be negative, is " + readyReplicas);
        }
    }

    /** A size that may be written, and of which nobody can tell who set it. */
    public TargetState(int replicas, int readyReplicas) {
        this(replicas, readyReplicas, Hand.UNKNOWN);
    }
}
