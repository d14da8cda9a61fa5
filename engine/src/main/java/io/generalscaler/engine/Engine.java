package io.generalscaler.engine;

import io.generalscaler.engine.model.Carried;
import io.generalscaler.engine.model.Draft;
import io.generalscaler.engine.model.Facts;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.Proposal;
import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.model.Standing;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.model.WriteOutcome;
import io.generalscaler.engine.policy.Affordable;
import io.generalscaler.engine.policy.BurnRates;
import io.generalscaler.engine.policy.Ledger;
import io.generalscaler.engine.policy.ScheduledSize;
import io.generalscaler.engine.policy.ServiceLevel;
import io.generalscaler.engine.safety.Cooldown;
import io.generalscaler.engine.safety.ForeignChange;
import io.generalscaler.engine.safety.ManualControl;
import io.generalscaler.engine.safety.RateLimit;
import io.generalscaler.engine.safety.ReplicaBounds;
import io.generalscaler.engine.safety.Stabilization;
import io.generalscaler.engine.signal.Combine;
import io.generalscaler.engine.signal.Proposals;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Decides on a size: a list of small functions, each of which moves one number and says why. Their order is policy.
 *
 * <p>A pure function: no I/O, no clock, no state. Safe for any number of threads.
 */
public final class Engine {

    private static final List<Consumer<Draft>> STAGES = List.of(
            ForeignChange::tell,
            Combine::run,
            ServiceLevel::run,
            Affordable::capDemand,
            ScheduledSize::run,
            Stabilization::run,
            Cooldown::run,
            RateLimit::run,
            ReplicaBounds::run,
            ReplicaBounds::capByBudget,
            ManualControl::override,
            ForeignChange::giveWay,
            ManualControl::pause,
            ManualControl::freeze);

    /** A size outside the bounds asks no metric and obeys no damping, unless another hand put it there and the way back is open. */
    private static final List<Consumer<Draft>> STAGES_OUTSIDE_BOUNDS = List.of(
            ForeignChange::tell,
            ReplicaBounds::run,
            ReplicaBounds::capByBudget,
            ManualControl::override,
            ForeignChange::giveWay,
            ManualControl::pause,
            ManualControl::freeze);

    /** A workload that a person stopped is only looked at. */
    private static final List<Consumer<Draft>> STAGES_AT_ZERO_BY_HAND =
            List.of(ForeignChange::tell, ManualControl::leaveAtZero, ManualControl::pause, ManualControl::freeze);

    private Engine() {}

    /**
     * The decision for one snapshot. Equal snapshots give equal traces; no snapshot makes it throw.
     *
     * <p>It changes nothing by itself: write what the decision says, then ask {@link #remember} for the history that the
     * next snapshot takes along.
     */
    public static Trace decide(Snapshot snapshot) {
        List<Proposal> proposals = Proposals.of(snapshot);
        Draft draft = new Draft(snapshot, proposals, facts(snapshot, proposals));
        for (Consumer<Draft> stage : stages(draft)) {
            stage.accept(draft);
        }
        return DecisionReason.of(draft);
    }

    /**
     * The history for the next snapshot.
     *
     * @param snapshot what was decided on
     * @param trace what was decided
     * @param outcome what became of it
     */
    public static History remember(Snapshot snapshot, Trace trace, WriteOutcome outcome) {
        return outcome == WriteOutcome.CONFLICT ? snapshot.history() : HistoryUpdate.after(snapshot, trace, outcome);
    }

    private static List<Consumer<Draft>> stages(Draft draft) {
        if (ManualControl.isSetToZeroByHand(draft)) {
            return STAGES_AT_ZERO_BY_HAND;
        }
        return ReplicaBounds.areLeft(draft) && !ForeignChange.isDisplaced(draft) ? STAGES_OUTSIDE_BOUNDS : STAGES;
    }

    private static Facts facts(Snapshot snapshot, List<Proposal> proposals) {
        boolean scaledToZero = snapshot.target().replicas() == 0
                && snapshot.history().carried().scaledToZero();
        Standing standing = ForeignChange.upToNow(snapshot);
        Carried carried = new Carried(
                scaledToZero,
                Optional.of(snapshot.now()),
                Ledger.upToNow(snapshot),
                BurnRates.upToNow(snapshot, proposals),
                standing.now());
        return new Facts(
                ScheduledSize.outlook(snapshot),
                Affordable.demandCost(snapshot, carried),
                Affordable.tightest(snapshot, carried),
                standing,
                carried);
    }
}
