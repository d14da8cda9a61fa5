package io.generalscaler.engine.model;

import io.generalscaler.engine.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Everything that one decision depends on. Equal snapshots give equal traces.
 *
 * <p>What else a decision comes to depend on, as a forecast, a group's quota or a doubt about a reading, is one more component
 * here, with a value that says "nothing": what follows from it before the first stage goes into {@link Facts}, and a stage reads
 * it there.
 *
 * @param now the instant of the decision
 * @param target the workload's size
 * @param readings by metric name; a metric of the plan without a reading counts as missing
 * @param plan what the user wants
 * @param history what earlier decisions left behind
 */
public record Snapshot(Instant now, TargetState target, Map<String, Reading> readings, Plan plan, History history) {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    public Snapshot {
        if (now.isBefore(FIRST) || now.isAfter(LAST)) {
            throw new IllegalArgumentException("now: must be in the years 1970 to 9999, is " + now);
        }
        readings = Map.copyOf(readings);
    }

    /** How long ago that was; zero for an instant that is yet to come, which only a clock that went back leaves behind. */
    public Duration since(Instant then) {
        return then.isBefore(now) ? Duration.between(then, now) : Duration.ZERO;
    }
}
