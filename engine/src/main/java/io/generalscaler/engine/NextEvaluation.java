package io.generalscaler.engine;

import io.generalscaler.engine.model.Contest;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.LastSize;
import io.generalscaler.engine.model.Step;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.plan.Behavior;
import io.generalscaler.engine.plan.DirectionRules;
import io.generalscaler.engine.safety.Cooldown;
import io.generalscaler.engine.safety.Stabilization;
import java.time.Instant;
import java.util.Optional;

/**
 * When a scaler is evaluated next: in its rhythm, or earlier where the clock alone changes the decision. That is where the schedule
 * changes, where a pause or an override ends, and where damping lets go:
 *
 * <pre>
 * cooldown        the last change + cooldown
 * stabilization   the last time at which the extreme of the window was asked for + window
 * backing off     the other hand's last move + the pause
 * </pre>
 *
 * A rate limit frees its room bit by bit and is left to the rhythm. Kept from one evaluation to the next, because a calendar is
 * searched for the schedule's next change; it is searched again once that has passed or the plan is another one.
 *
 * @param generation of the plan
 * @param changeAt where schedule, pause or override next change the decision; empty where they never do
 */
public record NextEvaluation(long generation, Optional<Instant> changeAt) {

    /** Nothing was evaluated yet. */
    public static final NextEvaluation UNKNOWN = new NextEvaluation(-1, Optional.empty());

    /** The same, brought up to a decision on the plan of that generation. A refusal knows nothing of the plan. */
    public NextEvaluation after(Trace trace, long planGeneration) {
        boolean isCurrent = generation == planGeneration
                && (changeAt.isEmpty() || changeAt.get().isAfter(trace.at()));
        return isCurrent || trace.decision() instanceof Decision.Refuse
                ? this
                : new NextEvaluation(planGeneration, trace.wakeAt());
    }

    /**
     * The instant; one that has passed since the decision is due at once. After a refusal it is the rhythm's: what was known of the
     * plan may have passed long ago.
     *
     * @param regular the next one of the rhythm
     * @param trace the decision that this was brought up to
     * @param history what was remembered after it
     */
    public Instant at(Instant regular, Trace trace, History history, Behavior behavior) {
        if (trace.decision() instanceof Decision.Refuse) {
            return regular;
        }
        Instant next = changeAt.isPresent() ? earlier(regular, changeAt.get()) : regular;
        for (Step step : trace.steps()) {
            Optional<Instant> end = dampingEnd(step, trace, history, behavior);
            if (end.isPresent() && end.get().isAfter(trace.at())) {
                next = earlier(next, end.get());
            }
        }
        return next;
    }

    private static Optional<Instant> dampingEnd(Step step, Trace trace, History history, Behavior behavior) {
        boolean up = step.before() > step.after();
        DirectionRules rules = up ? behavior.up() : behavior.down();
        return switch (step.stage()) {
            case Cooldown -> Cooldown.endsAt(history, rules);
            case Stabilization -> Stabilization.endsAt(history, trace.at(), rules, up);
            case BackOff -> history.carried().size().flatMap(LastSize::contest).map(Contest::until);
            case Hand,
                    Signals,
                    Proposals,
                    Combine,
                    Policy,
                    Schedule,
                    Rate,
                    Bounds,
                    Budget,
                    Override,
                    Pause,
                    Freeze,
                    Mode -> Optional.empty();
        };
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }
}
