package io.generalscaler.api.compile;

import io.generalscaler.engine.plan.Plan;
import java.time.Duration;
import java.util.List;

/**
 * A spec that makes sense, with every default resolved.
 *
 * @param target the workload, in the scaler's own namespace
 * @param pollingInterval 1 s to 1 h
 * @param metrics where each metric of the plan is read, in the plan's order
 * @param plan what the engine decides by
 */
public record CompiledScaler(ScaleTarget target, Duration pollingInterval, List<CompiledMetric> metrics, Plan plan) {
    public CompiledScaler {
        metrics = List.copyOf(metrics);
    }
}
