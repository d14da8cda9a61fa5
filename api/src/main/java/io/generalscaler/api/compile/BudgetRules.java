package io.generalscaler.api.compile;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.v1alpha1.BudgetSpec;
import io.generalscaler.api.v1alpha1.CostAwareSpec;
import io.generalscaler.engine.plan.Budget;
import io.generalscaler.engine.plan.BudgetPeriod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Money: a budget that cannot pay for {@code minReplicas} could never be kept. */
final class BudgetRules {
    private BudgetRules() {}

    static void check(@Nullable BudgetSpec budget, Replicas replicas, Problems here) {
        if (budget != null) {
            check(budget.maxMonthlyCost(), budget.costPerPodPerHour(), period(budget), replicas, here);
        }
    }

    static void check(@Nullable CostAwareSpec costAware, Replicas replicas, Problems here) {
        if (costAware != null) {
            check(costAware.maxMonthlyCost(), costAware.costPerPodPerHour(), BudgetPeriod.RATE, replicas, here);
        }
    }

    /**
     * Warns of two sums of money that differ.
     *
     * @param here at the budget
     */
    static void compare(@Nullable BudgetSpec budget, @Nullable CostAwareSpec costAware, Problems here) {
        if (budget != null && costAware != null && differ(budget, costAware)) {
            here.warn("policy.costAware says something else; the lower cap counts");
        }
    }

    private static void check(
            @Nullable BigDecimal most,
            @Nullable BigDecimal price,
            BudgetPeriod period,
            Replicas replicas,
            Problems here) {
        if (most == null || price == null || most.signum() <= 0 || price.signum() <= 0 || replicas.min() < 0) {
            return;
        }
        Budget budget = new Budget(bounded(most), bounded(price), BudgetPeriod.RATE);
        int affordable = budget.affordableReplicas();
        if (affordable < replicas.min()) {
            here.at("maxMonthlyCost")
                    .invalid(
                            most,
                            "cannot pay for minReplicas: " + replicas.min() + " × " + shown(price) + " × "
                                    + Budget.HOURS_PER_MONTH + " h = " + shown(budget.monthlyCost(replicas.min()))
                                    + " a month; it affords " + affordable);
        } else if (affordable == 0) {
            String sleeps = period == BudgetPeriod.MONTH
                    ? " a month: the workload stays at zero until what is left pays for one until the month ends"
                    : " a month: the workload never leaves zero";
            here.at("maxMonthlyCost")
                    .warn("does not pay for a single replica, which costs " + shown(budget.monthlyCost(1)) + sleeps);
        }
    }

    private static boolean differ(BudgetSpec budget, CostAwareSpec costAware) {
        return differ(budget.maxMonthlyCost(), costAware.maxMonthlyCost())
                || differ(budget.costPerPodPerHour(), costAware.costPerPodPerHour());
    }

    private static boolean differ(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a != null && b != null && a.compareTo(b) != 0;
    }

    /** Keeps arithmetic small where a bound is broken anyway. */
    private static BigDecimal bounded(BigDecimal amount) {
        BigDecimal least = BigDecimal.ONE.movePointLeft(18);
        return amount.max(least).min(BigDecimal.ONE.movePointRight(18)).setScale(18, RoundingMode.HALF_EVEN);
    }

    private static String shown(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    static Budget build(BudgetSpec budget) {
        return new Budget(
                Objects.requireNonNull(budget.maxMonthlyCost()),
                Objects.requireNonNull(budget.costPerPodPerHour()),
                period(budget));
    }

    private static BudgetPeriod period(BudgetSpec budget) {
        return "Month".equals(budget.period()) ? BudgetPeriod.MONTH : BudgetPeriod.RATE;
    }

    static Budget build(CostAwareSpec costAware) {
        return new Budget(
                Objects.requireNonNull(costAware.maxMonthlyCost()),
                Objects.requireNonNull(costAware.costPerPodPerHour()),
                BudgetPeriod.RATE);
    }
}
