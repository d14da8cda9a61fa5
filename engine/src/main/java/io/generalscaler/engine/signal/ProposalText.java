package io.generalscaler.engine.signal;

import io.generalscaler.engine.model.Draft;
import io.generalscaler.engine.model.Explanation;
import io.generalscaler.engine.model.Proposal;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.plan.DirectionRules;
import io.generalscaler.engine.plan.MetricPlan;
import io.generalscaler.engine.plan.TargetType;
import java.math.BigDecimal;

/** A metric's proposal in a word and in a sentence. */
final class ProposalText {

    private ProposalText() {}

    static Reason reason(Draft draft, Proposal proposal) {
        int asked = proposal.replicas().orElseThrow();
        if (proposal.withinTolerance()) {
            return Reason.WithinTolerance;
        }
        if (asked > draft.current()) {
            return draft.current() == 0 ? Reason.Activated : Reason.AboveTarget;
        }
        if (asked < draft.current()) {
            return Reason.BelowTarget;
        }
        return isHeldForWantOfPods(draft, proposal) ? Reason.NoReadyPods : Reason.AtDesired;
    }

    private static boolean isHeldForWantOfPods(Draft draft, Proposal proposal) {
        return proposal.replicas().orElseThrow() == draft.current()
                && Proposals.noReadyPodHolds(proposal.metric(), draft.snapshot().target());
    }

    static Explanation words(Draft draft, Proposal proposal) {
        MetricPlan metric = proposal.metric();
        BigDecimal value = proposal.value().orElseThrow();
        int asked = proposal.replicas().orElseThrow();
        int current = draft.current();
        if (current == 0) {
            return asked == 0
                    ? Explanation.of(
                            "{} {} is not above its activation value {}: stays at zero",
                            proposal.name(),
                            value,
                            metric.activationValue())
                    : Explanation.of(
                            "{} {} is above its activation value {}: wakes up and asks for {}",
                            proposal.name(),
                            value,
                            metric.activationValue(),
                            number(asked));
        }
        if (isHeldForWantOfPods(draft, proposal)) {
            return Explanation.of(
                    "{} is {} with no pod ready, which does not ask for less than {}", proposal.name(), value, current);
        }
        boolean average = metric.target().type() == TargetType.AVERAGE_VALUE;
        if (proposal.withinTolerance()) {
            return Explanation.of(
                    average
                            ? "{} {} at {} per replica is within the tolerance of {} for {}"
                            : "{} {} against a target of {} is within the tolerance of {} for {}",
                    proposal.name(),
                    value,
                    metric.target().value(),
                    tolerance(draft, metric, value),
                    replicas(current));
        }
        return average
                ? Explanation.of(
                        "{} {} at {} per replica asks for {}",
                        proposal.name(),
                        value,
                        metric.target().value(),
                        number(asked))
                : Explanation.of(
                        "{} {} against a target of {} on {} asks for {}",
                        proposal.name(),
                        value,
                        metric.target().value(),
                        replicas(current),
                        number(asked));
    }

    private static Explanation replicas(int count) {
        return Explanation.of(count == 1 ? "{} replica" : "{} replicas", count);
    }

    private static Explanation number(int asked) {
        return asked == Integer.MAX_VALUE
                ? Explanation.of("more than any maxReplicas allows")
                : Explanation.of("{}", asked);
    }

    private static BigDecimal tolerance(Draft draft, MetricPlan metric, BigDecimal value) {
        boolean above = value.compareTo(Proposals.wanted(metric, draft.current())) >= 0;
        DirectionRules rules =
                above ? draft.plan().behavior().up() : draft.plan().behavior().down();
        return rules.tolerance();
    }
}
