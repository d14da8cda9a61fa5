package io.generalscaler.engine.safety;

import io.generalscaler.engine.model.Draft;
import io.generalscaler.engine.model.Explanation;
import io.generalscaler.engine.model.Freeze;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Stage;
import io.generalscaler.engine.model.Words;
import io.generalscaler.engine.plan.Pause;
import io.generalscaler.engine.plan.ReplicaOverride;
import java.time.Instant;
import java.util.Optional;

/**
 * What people said stands above every rule: a workload set to zero by hand stays there, an override's number rules within
 * the bounds, a pause freezes the size. A pause and an override end by themselves at their {@code until}; the first evaluation
 * after that says so, and no other.
 *
 * <p>A freeze comes last, because it moves nothing: the number stays what it would be without, and is not written.
 */
public final class ManualControl {

    private ManualControl() {}

    /** Whether a person brought the workload to zero: the engine never does where minReplicas is at least 1. */
    public static boolean isSetToZeroByHand(Draft draft) {
        return draft.current() == 0
                && draft.plan().limits().minReplicas() > 0
                && !draft.snapshot().history().carried().scaledToZero();
    }

    /** Leaves the workload at zero. */
    public static void leaveAtZero(Draft draft) {
        Explanation why = Explanation.of("a person set the workload to zero: it stays there until a person starts it");
        draft.note(Stage.Override, Reason.SetToZeroByHand, why);
    }

    /** Takes the override's number, if one rules. */
    public static void override(Draft draft) {
        Optional<ReplicaOverride> given = draft.plan().controls().override();
        if (given.isEmpty()) {
            return;
        }
        ReplicaOverride override = given.get();
        if (override.activeAt(draft.now())) {
            int replicas = override.replicas();
            Explanation why = Explanation.of(
                    "overridden with {}{}{}", replicas, until(override.until()), Words.because(override.reason()));
            draft.move(Stage.Override, replicas, Reason.Overridden, why);
            ReplicaBounds.moveWithin(draft, Stage.Override);
        } else if (isNew(draft, override.until())) {
            Explanation why = Explanation.of("the override with {} ended{}", override.replicas(), at(override.until()));
            draft.note(Stage.Override, Reason.OverrideExpired, why);
        }
    }

    /** Takes the current size, if it is frozen. */
    public static void pause(Draft draft) {
        Optional<Pause> given = draft.plan().controls().pause();
        if (given.isEmpty()) {
            return;
        }
        Pause pause = given.get();
        if (pause.activeAt(draft.now())) {
            Explanation why = Explanation.of("paused{}{}", until(pause.until()), Words.because(pause.reason()));
            draft.move(Stage.Pause, draft.current(), Reason.Paused, why);
        } else if (isNew(draft, pause.until())) {
            draft.note(Stage.Pause, Reason.PauseExpired, Explanation.of("the pause ended{}", at(pause.until())));
        }
    }

    /** Says that the number is not written, if that is so. */
    public static void freeze(Draft draft) {
        inForce(draft).ifPresent(freeze -> draft.note(Stage.Freeze, Reason.Frozen, freeze.words()));
    }

    /** The freeze that forbids to write the size. */
    public static Optional<Freeze> inForce(Draft draft) {
        return draft.snapshot().target().freeze().filter(it -> it.activeAt(draft.now()));
    }

    /** Whether no evaluation since then is known of. */
    private static boolean isNew(Draft draft, Optional<Instant> until) {
        Optional<Instant> lastLook = draft.snapshot().history().carried().lastLook();
        return until.isEmpty() || lastLook.isEmpty() || lastLook.get().isBefore(until.get());
    }

    private static Explanation until(Optional<Instant> until) {
        return until.isPresent() ? Explanation.of(" until {}", until.get()) : Explanation.of("");
    }

    private static Explanation at(Optional<Instant> until) {
        return until.isPresent() ? Explanation.of(" at {}", until.get()) : Explanation.of("");
    }
}
