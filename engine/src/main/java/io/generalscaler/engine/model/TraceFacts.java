package io.generalscaler.engine.model;

import io.generalscaler.engine.plan.Pause;
import io.generalscaler.engine.plan.ReplicaOverride;
import io.generalscaler.engine.schedule.ScheduleOutlook;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Facts about a decision beside its steps.
 *
 * @param schedule what the schedule says now and next
 * @param cost empty without a budget
 * @param pause the pause that holds now
 * @param override the override that rules now
 * @param remembered what the next decision needs
 */
public record TraceFacts(
        Optional<ScheduleOutlook> schedule,
        Optional<Cost> cost,
        Optional<Pause> pause,
        Optional<ReplicaOverride> override,
        Remembered remembered) {

    /** No facts. */
    public static TraceFacts none(Carried carried) {
        return new TraceFacts(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Remembered(OptionalInt.empty(), carried));
    }
}
