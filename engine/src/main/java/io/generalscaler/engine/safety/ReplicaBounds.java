package io.generalscaler.engine.safety;

import io.generalscaler.engine.model.Cost;
import io.generalscaler.engine.model.Draft;
import io.generalscaler.engine.model.Explanation;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Stage;
import io.generalscaler.engine.plan.SizeLimits;
import io.generalscaler.engine.policy.Affordable;

/**
 * Into {@code minReplicas..maxReplicas}, then under what the budget affords; minReplicas wins over the budget. A size that
 * already is outside the bounds goes straight to the bound.
 */
public final class ReplicaBounds {

    private ReplicaBounds() {}

    /** Whether the current size is outside {@code minReplicas..maxReplicas}. */
    public static boolean areLeft(Draft draft) {
        return draft.plan().limits().clamp(draft.current()) != draft.current();
    }

    /** Moves the number between the bounds. */
    public static void run(Draft draft) {
        moveWithin(draft, Stage.Bounds);
    }

    static void moveWithin(Draft draft, Stage stage) {
        SizeLimits limits = draft.plan().limits();
        int within = limits.clamp(draft.number());
        if (within < draft.number()) {
            Explanation why = Explanation.of("maxReplicas is {}", limits.maxReplicas());
            draft.move(stage, within, Reason.AtMaxReplicas, why);
        } else if (within > draft.number()) {
            Explanation why = Explanation.of("minReplicas is {}", limits.minReplicas());
            draft.move(stage, within, Reason.AtMinReplicas, why);
        }
    }

    /** Moves the number under the cap of the budget. */
    public static void capByBudget(Draft draft) {
        if (draft.facts().cost().isEmpty()) {
            return;
        }
        Cost cost = draft.facts().cost().get();
        int min = draft.plan().limits().minReplicas();
        int cap = Math.max(min, cost.affordableReplicas());
        if (draft.number() > cap) {
            draft.move(Stage.Budget, cap, Reason.BudgetCapped, Affordable.words(cost));
        }
        if (cost.affordableReplicas() < min) {
            Explanation why = Explanation.of(
                    "minReplicas {} wins over the budget, which affords {}", min, cost.affordableReplicas());
            draft.note(Stage.Budget, Reason.MinOverBudget, why);
        }
    }
}
