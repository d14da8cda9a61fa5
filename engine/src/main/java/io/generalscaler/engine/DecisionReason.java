package io.generalscaler.engine;

import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.Draft;
import io.generalscaler.engine.model.Explanation;
import io.generalscaler.engine.model.Nature;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Reason.LastWord;
import io.generalscaler.engine.model.Stage;
import io.generalscaler.engine.model.Step;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.plan.Mode;
import io.generalscaler.engine.safety.ManualControl;
import java.util.List;
import java.util.Optional;

/**
 * Turns the final number into a decision with one reason.
 *
 * <p>A change is named after the last step that pushed in the direction in which the size really moves ({@code ScaledUp},
 * {@code ScaledDown} where that is a metric) or that set the number no matter what it was, as a pin and an override do:
 * limits shorten a change, they do not cause it. Holding is named after what a person said; else after the last step that
 * changed the number, for that is what brought it back; if none did, after the last that says something of the size itself.
 */
final class DecisionReason {

    private DecisionReason() {}

    static Trace of(Draft draft) {
        Decision decision = decision(draft);
        return new Trace(draft.now(), decision, draft.steps(), draft.proposals(), draft.findings());
    }

    private static Decision decision(Draft draft) {
        int from = draft.current();
        int to = draft.number();
        if (from == to) {
            return new Decision.Hold(from, from, reasonToHold(draft.steps()));
        }
        if (draft.plan().controls().mode() == Mode.RECOMMEND) {
            draft.note(Stage.Mode, Reason.RecommendOnly, Explanation.of("recorded, not written"));
            return new Decision.Hold(from, to, Reason.RecommendOnly);
        }
        return ManualControl.inForce(draft).isPresent()
                ? new Decision.Hold(from, to, Reason.Frozen)
                : new Decision.Scale(from, to, reasonToScale(draft));
    }

    private static Reason reasonToScale(Draft draft) {
        int to = draft.number();
        boolean up = to > draft.current();
        Reason reason = Reason.AtDesired;
        for (Step step : draft.steps()) {
            boolean pushes = step.changed() && (step.after() > step.before()) == up;
            if (pushes || step.nature() == Nature.SETS) {
                reason = step.reason();
            }
        }
        return switch (reason) {
            case AboveTarget -> Reason.ScaledUp;
            case BelowTarget -> to == 0 ? Reason.ScaledToZero : Reason.ScaledDown;
            // Damping only moves the number back to what it counts from: away from the current size where another hand
            // set that.
            case Stabilized, CoolingDown, RateLimited -> Reason.Restored;
            default -> reason;
        };
    }

    private static Reason reasonToHold(List<Step> steps) {
        Optional<Reason> said = Optional.empty();
        Optional<Reason> changed = Optional.empty();
        Reason seen = Reason.AtDesired;
        for (Step step : steps) {
            if (step.reason().lastWord() == LastWord.PERSON) {
                if (step.nature() == Nature.NOTES) {
                    return step.reason();
                }
                said = Optional.of(step.reason());
            } else if (step.changed()) {
                changed = Optional.of(step.reason());
            } else if (step.nature() != Nature.NOTES && step.nature() != Nature.LIMITS) {
                seen = step.reason();
            }
        }
        return said.isPresent() ? said.get() : changed.orElse(seen);
    }
}
