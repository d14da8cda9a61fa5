package io.generalscaler.engine.policy;

import io.generalscaler.engine.model.Draft;
import io.generalscaler.engine.model.Explanation;
import io.generalscaler.engine.model.Proposal;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Stage;
import io.generalscaler.engine.plan.Objective;
import io.generalscaler.engine.plan.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the objective. While a threshold is exceeded or the error budget burns: {@code ceil(1.5 × number)}, and never
 * below the current size. If a reading that it needs is missing: never below the current size.
 */
public final class ServiceLevel {

    private ServiceLevel() {}

    /** Asks for more, or for no less, where the plan's objective is not met or cannot be judged. */
    public static void run(Draft draft) {
        Optional<Objective> objective = draft.plan().objective();
        if (objective.isPresent()) {
            keep(objective.get(), draft);
        }
    }

    private static void keep(Objective objective, Draft draft) {
        List<Explanation> violated = new ArrayList<>(0);
        List<Explanation> unknown = new ArrayList<>(0);
        judge(objective.latency(), draft, violated, unknown);
        judge(objective.errorRate(), draft, violated, unknown);
        if (objective.errorBudget().isPresent()) {
            String metric = objective.errorBudget().get().metric();
            if (draft.proposal(metric).isFresh()) {
                violated.addAll(BurnRates.burning(
                        objective.errorBudget().get(), draft.facts().carried().burn(), draft.now()));
            } else {
                addUnknown(draft.proposal(metric), unknown);
            }
        }
        if (!unknown.isEmpty()) {
            draft.noteUnknown();
        }
        int atLeast = Math.max(draft.current(), draft.number());
        if (!violated.isEmpty()) {
            int half = oneAndAHalf(draft.number());
            if (half == 0 && draft.current() == 0) {
                return;
            }
            Explanation why = half < draft.current()
                    ? Explanation.of("{}: not below {}", violated, draft.current())
                    : Explanation.of("{}: half as much again as {} is {}", violated, draft.number(), half);
            draft.move(Stage.Policy, Math.max(draft.current(), half), Reason.SloViolated, why);
        } else if (!unknown.isEmpty()) {
            Explanation why = Explanation.of("not below {} while {} cannot be read", draft.current(), unknown);
            draft.move(Stage.Policy, atLeast, Reason.SloUnknown, why);
        }
    }

    private static void judge(
            Optional<Threshold> threshold, Draft draft, List<Explanation> violated, List<Explanation> unknown) {
        if (threshold.isEmpty()) {
            return;
        }
        Proposal proposal = draft.proposal(threshold.get().metric());
        if (!proposal.isFresh()) {
            addUnknown(proposal, unknown);
        } else if (proposal.value().orElseThrow().compareTo(threshold.get().target()) > 0) {
            violated.add(Explanation.of(
                    "{} {} is above {}",
                    proposal.name(),
                    proposal.value().orElseThrow(),
                    threshold.get().target()));
        }
    }

    private static void addUnknown(Proposal proposal, List<Explanation> unknown) {
        unknown.add(Explanation.of("{} ({})", proposal.name(), proposal.cause().orElse("Missing")));
    }

    private static int oneAndAHalf(int number) {
        return (int) Math.min(Integer.MAX_VALUE, (number * 3L + 1) / 2);
    }
}
