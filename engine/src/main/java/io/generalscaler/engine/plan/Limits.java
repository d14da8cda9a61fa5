package io.generalscaler.engine.plan;

import java.util.Optional;

/**
 * How small and how large the workload may get, and what it may cost.
 *
 * @param minReplicas at least 0; 0 allows scale to zero
 * @param maxReplicas at least 1, at least {@code minReplicas}
 * @param budget a cap for any policy; {@code minReplicas} wins over it
 */
public record Limits(int minReplicas, int maxReplicas, Optional<Budget> budget) {

    public Limits {
        Check.atLeast(0, minReplicas, "minReplicas");
        Check.atLeast(1, maxReplicas, "maxReplicas");
        if (maxReplicas < minReplicas) {
            throw new IllegalArgumentException(
                    "maxReplicas: must be at least minReplicas " + minReplicas + ", is " + maxReplicas);
        }
    }

    /** Moves a size into {@code minReplicas..maxReplicas}. */
    public int clamp(int replicas) {
        return Math.clamp(replicas, minReplicas, maxReplicas);
    }
}
