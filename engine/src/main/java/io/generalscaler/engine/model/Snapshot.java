package io.generalscaler.engine.model;

import io.generalscaler.engine.plan.Plan;
import java.time.Instant;
import java.util.Map;

/**
 * Everything that one decision depends on. Equal snapshots give equal traces.
 *
 * @param now the instant of the decision
 * @param target the workload's size
 * @param readings by metric name; a metric of the plan without a reading counts as missing
 * @param plan what the user wants
 * @param history what earlier decisions left behind
 */
public record Snapshot(Instant now, TargetState target, Map<String, Reading> readings, Plan plan, History history) {

    public Snapshot {
        readings = Map.copyOf(readings);
    }
}
