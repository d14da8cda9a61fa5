package io.generalscaler.engine.policy;

import io.generalscaler.engine.model.Carried;
import io.generalscaler.engine.model.Cost;
import io.generalscaler.engine.model.Draft;
import io.generalscaler.engine.model.Explanation;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.model.Spend;
import io.generalscaler.engine.model.Stage;
import io.generalscaler.engine.plan.Budget;
import io.generalscaler.engine.plan.BudgetPeriod;
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

    /** Moves the number under what the metrics may ask for. */
    public static void capDemand(Draft draft) {
        Optional<Cost> cost = draft.facts().demandCost();
        if (cost.isPresent() && draft.number() > cost.get().affordableReplicas()) {
            draft.move(Stage.Policy, cost.get().affordableReplicas(), Reason.BudgetCapped, words(cost.get()));
        }
    }

    /** What the metrics may ask for. */
    public static Optional<Cost> demandCost(Snapshot snapshot, Carried carried) {
        return snapshot.plan().limits().demandBudget().map(it -> cost(it, snapshot, carried));
    }

    /** What the tighter of the plan's budgets affords. */
    public static Optional<Cost> tightest(Snapshot snapshot, Carried carried) {
        Optional<Cost> demand = demandCost(snapshot, carried);
        Optional<Cost> size = snapshot.plan().limits().budget().map(it -> cost(it, snapshot, carried));
        if (demand.isEmpty() || size.isEmpty()) {
            return demand.isPresent() ? demand : size;
        }
        return size.get().affordableReplicas() < demand.get().affordableReplicas() ? size : demand;
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

    private static Cost cost(Budget budget, Snapshot snapshot, Carried carried) {
        Optional<Spend> spend = carried.spend();
        if (budget.period() == BudgetPeriod.RATE || spend.isEmpty()) {
            return new Cost(budget, budget.affordableReplicas(), Optional.empty());
        }
        Duration podTime = spend.get().podTime();
        Instant end = Ledger.end(spend.get().month());
        Duration left = Duration.between(snapshot.now(), end);
        Duration counted = left.compareTo(LEAST_LEFT) < 0 ? LEAST_LEFT : left;
        return new Cost(budget, budget.affordableReplicas(podTime, counted), Optional.of(budget.cost(podTime)));
    }
}
