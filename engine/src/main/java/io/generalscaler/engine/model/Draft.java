package io.generalscaler.engine.model;

import io.generalscaler.engine.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A decision in the making: the number as it passes from stage to stage, and what the stages say about it. It lives within
 * one call of the engine, in one thread.
 */
public final class Draft {
    private final Snapshot snapshot;
    private final List<Proposal> proposals;
    private final Facts facts;
    private final List<Step> steps = new ArrayList<>(6);
    private int number;
    private boolean unknown;
    private OptionalInt recommendation = OptionalInt.empty();

    /** Starts at the current size. */
    public Draft(Snapshot snapshot, List<Proposal> proposals, Facts facts) {
        this.snapshot = snapshot;
        this.proposals = proposals;
        this.facts = facts;
        this.number = snapshot.target().replicas();
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    public Plan plan() {
        return snapshot.plan();
    }

    public Instant now() {
        return snapshot.now();
    }

    /** The workload's size at the time of the decision. */
    public int current() {
        return snapshot.target().replicas();
    }

    /**
     * The size from which changes are damped: the one that was decided last, where another hand has moved the workload away from it, else
     * the present one. It never makes the size fall below what is there while that is asked for, nor move while nothing can be read.
     */
    public int reference() {
        Optional<Displacement> displacement = facts.standing().displacement();
        if (displacement.isEmpty()) {
            return current();
        }
        int decided = displacement.get().decided();
        if (decided < current()) {
            return number < current() ? decided : current();
        }
        return unknown && number == current() ? current() : decided;
    }

    /** The size that is wanted as of this stage. */
    public int number() {
        return number;
    }

    public List<Proposal> proposals() {
        return proposals;
    }

    /** What that metric, which is one of the plan's, says. */
    public Proposal proposal(String metric) {
        for (Proposal proposal : proposals) {
            if (proposal.name().equals(metric)) {
                return proposal;
            }
        }
        throw new IllegalArgumentException("metric: the plan has no " + metric);
    }

    /** What was known before the first stage. */
    public Facts facts() {
        return facts;
    }

    public List<Step> steps() {
        return steps;
    }

    /** Sets the number and says why. */
    public void move(Stage stage, int after, Reason reason, Explanation why) {
        steps.add(new Step(stage, number, after, reason, why));
        number = after;
    }

    /** Asks for a size where the reason alone would set it. */
    public void ask(Stage stage, int after, Reason reason, Explanation why) {
        steps.add(new Step(stage, number, after, new Cause(reason, Nature.ASKS, why)));
        number = after;
    }

    /** Says something about the number without changing it. */
    public void note(Stage stage, Reason reason, Explanation why) {
        steps.add(new Step(stage, number, number, reason, why));
    }

    /** Whether something that the size depends on cannot be read, so that nothing may be concluded from calm. */
    public boolean hasUnknown() {
        return unknown;
    }

    public void noteUnknown() {
        unknown = true;
    }

    /** Keeps the number as the recommendation that stabilization looks back on. */
    public void recommend() {
        recommendation = OptionalInt.of(number);
    }

    /** Everything beside the steps. */
    public TraceFacts findings() {
        return new TraceFacts(
                facts.outlook(),
                facts.cost(),
                plan().controls().pause().filter(pause -> pause.activeAt(now())),
                plan().controls().override().filter(override -> override.activeAt(now())),
                new Remembered(recommendation, facts.carried()));
    }
}
