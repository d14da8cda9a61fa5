package io.generalscaler.engine.plan;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How small and how large the workload may get, and what it may cost. {@code minReplicas} wins over any budget.
 *
 * @param minReplicas at least 0; 0 allows scale to zero
 * @param maxReplicas at least 1, at least {@code minReplicas}
 * @param demandBudget caps what the metrics ask for, before schedule and damping see it, and the size in the end
 * @param budget caps the size in the end
 */
public record SizeLimits(int minReplicas, int maxReplicas, Optional<Budget> demandBudget, Optional<Budget> budget) {

    /** Limits with a budget for the size alone. */
    public SizeLimits(int minReplicas, int maxReplicas, Optional<Budget> budget) {
        this(minReplicas, maxReplicas, Optional.empty(), budget);
    }

    public SizeLimits {
        Check.atLeast(0, minReplicas, "minReplicas");
        Check.atLeast(1, maxReplicas, "maxReplicas");
        if (maxReplicas < minReplicas) {
            throw new IllegalArgumentException(
                    "maxReplicas: must be at least minReplicas " + minReplicas + ", is " + maxReplicas);
        }
    }

    /** The price of a pod, by the first budget that is given. */
    public Optional<BigDecimal> costPerPodPerHour() {
        return demandBudget.or(() -> budget).map(Budget::costPerPodPerHour);
    }

    /** Moves a size into {@code minReplicas..maxReplicas}. */
    public int clamp(int replicas) {
        return Math.clamp(replicas, minReplicas, maxReplicas);
    }
}
