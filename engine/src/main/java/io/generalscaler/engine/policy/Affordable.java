package io.generalscaler.engine.policy;

import io.generalscaler.engine.model.Cost;
import io.generalscaler.engine.model.Draft;
import io.generalscaler.engine.model.Explanation;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Spend;
import io.generalscaler.engine.model.Stage;
import io.generalscaler.engine.plan.Budget;
import io.generalscaler.engine.plan.BudgetPeriod;
import io.generalscaler.engine.plan.Plan;
import io.generalscaler.engine.plan.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What budgets afford.
 *
 * <pre>
 * rate:   floor(maxMonthlyCost / (costPerPodPerHour × 730))
 * month:  floor((maxMonthlyCost − spent) / (costPerPodPerHour × hours left in the month))
 * </pre>
 *
 * The month is the calendar month in UTC; in its last second, one second counts as left.
 */
public final class Affordable {
    private static final Duration LEAST_LEFT = Duration.ofSeconds(1);

    private Affordable() {}

    /** The {@code costAware} policy: at most what its budget affords. */
    static void run(Policy.CostAware policy, Draft draft) {
        Cost cost = cost(policy.budget(), draft);
        if (draft.number() > cost.affordableReplicas()) {
            draft.move(Stage.Policy, cost.affordableReplicas(), Reason.BudgetCapped, words(cost));
        }
    }

    /** Works out what the plan's budget affords now: the tighter of the policy's and the limits'. */
    public static void price(Draft draft) {
        tightest(draft).ifPresent(draft::setCost);
    }

    private static Optional<Cost> tightest(Draft draft) {
        Plan plan = draft.plan();
        Optional<Cost> limits = plan.limits().budget().map(it -> cost(it, draft));
        if (!(plan.policy() instanceof Policy.CostAware costAware)) {
            return limits;
        }
        Cost policy = cost(costAware.budget(), draft);
        return limits.filter(it -> it.affordableReplicas() < policy.affordableReplicas())
                .or(() -> Optional.of(policy));
    }

    /** The budget and what it affords, in a sentence. */
    public static Explanation words(Cost cost) {
        Budget budget = cost.budget();
        return cost.monthToDate().isPresent()
                ? Explanation.of(
                        "budget {} a month, {} of it spent, affords {} at {} an hour until the month ends",
                        budget.maxMonthlyCost(),
                        cost.monthToDate().get(),
                        cost.affordableReplicas(),
                        budget.costPerPodPerHour())
                : Explanation.of(
                        "budget {} a month at {} an hour affords {}",
                        budget.maxMonthlyCost(),
                        budget.costPerPodPerHour(),
                        cost.affordableReplicas());
    }

    private static Cost cost(Budget budget, Draft draft) {
        Optional<Spend> spend = draft.carried().spend();
        if (budget.period() == BudgetPeriod.RATE || spend.isEmpty()) {
            return new Cost(budget, budget.affordableReplicas(), Optional.empty());
        }
        Duration podTime = spend.get().podTime();
        Instant end = Ledger.end(spend.get().month());
        Duration left = Duration.between(draft.now(), end);
        Duration counted = left.compareTo(LEAST_LEFT) < 0 ? LEAST_LEFT : left;
        return new Cost(budget, budget.affordableReplicas(podTime, counted), Optional.of(budget.cost(podTime)));
    }
}
