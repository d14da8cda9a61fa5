package io.generalscaler.engine.plan;

import java.util.Optional;

/** What people lay over the metrics. */
public record Controls(
        Optional<Schedule> schedule,
        Optional<Fallback> fallback,
        Optional<Pause> pause,
        Optional<ReplicaOverride> override,
        Mode mode) {

    /** Nothing laid over: metrics alone decide, and decisions are applied. */
    public static final Controls NONE =
            new Controls(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Mode.APPLY);
}
