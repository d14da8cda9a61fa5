package io.generalscaler.engine.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A decision and how it came about.
 *
 * @param at the instant of the decision
 * @param steps every step that changed or limited the number, or that a person should know of, in order
 * @param proposals one per metric of the plan, in its order
 */
public record Trace(Instant at, Decision decision, List<Step> steps, List<Proposal> proposals, TraceFacts findings) {

    public Trace {
        steps = List.copyOf(steps);
        proposals = List.copyOf(proposals);
    }

    /** A refusal that was found before the engine could be asked; the message says what a person can do. */
    public static Trace refused(Instant at, int currentReplicas, Reason reason, String message) {
        return refused(at, currentReplicas, reason, message, Optional.empty());
    }

    /**
     * The same where sizes are frozen.
     *
     * @param freeze that holds; empty where none does
     */
    public static Trace refused(
            Instant at, int currentReplicas, Reason reason, String message, Optional<Freeze> freeze) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(Stage.Signals, currentReplicas, currentReplicas, reason, Explanation.of("{}", message)));
        freeze.ifPresent(
                it -> steps.add(new Step(Stage.Freeze, currentReplicas, currentReplicas, Reason.Frozen, it.words())));
        return new Trace(
                at, new Decision.Refuse(currentReplicas, reason), steps, List.of(), TraceFacts.none(Carried.NOTHING));
    }

    /** The size that is wanted. */
    public int desiredReplicas() {
        return decision.desiredReplicas();
    }

    /** One sentence with the numbers used: "5 → 7: queue 120 at 10 per replica asks for 12; …". */
    public String summary() {
        return Summary.of(this);
    }

    /** What the wanted size costs in an average month; empty without a budget to price it. */
    public Optional<BigDecimal> estimatedMonthlyCost() {
        return findings.cost().map(cost -> cost.budget().monthlyCost(desiredReplicas()));
    }

    /** The steps with this reason. */
    public List<Step> steps(Reason reason) {
        return steps.stream().filter(step -> step.reason() == reason).toList();
    }

    /** Where a person has the last word, or would have it if another had not said more. */
    public Set<Reason> interventions() {
        Set<Reason> all = EnumSet.noneOf(Reason.class);
        for (Step step : steps) {
            if (step.reason().lastWord() == Reason.LastWord.PERSON) {
                all.add(step.reason());
            }
        }
        findings.override().ifPresent(_ -> all.add(Reason.Overridden));
        return all;
    }

    /** When this decision would be another one even if no metric moved: the schedule, a pause's or an override's end. */
    public Optional<Instant> wakeAt() {
        return Stream.of(
                        findings.schedule().flatMap(outlook -> outlook.nextAt()),
                        findings.pause().flatMap(pause -> pause.until()),
                        findings.override().flatMap(override -> override.until()))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }
}
