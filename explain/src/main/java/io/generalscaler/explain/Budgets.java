package io.generalscaler.explain;

import io.generalscaler.api.v1alpha1.BudgetSpec;
import io.generalscaler.api.v1alpha1.CostAwareSpec;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.engine.plan.Budget;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** The money that a spec speaks of. */
final class Budgets {
    private static final int CENTS = 2;

    private Budgets() {}

    /** The one budget of a spec, wherever it stands; empty without one, or with two. */
    static Optional<BudgetSpec> of(GeneralScalerSpec spec) {
        CostAwareSpec policy = spec.policy() == null ? null : spec.policy().costAware();
        boolean isInPolicy = policy != null && policy.maxMonthlyCost() != null;
        if (spec.budget() != null) {
            return isInPolicy ? Optional.empty() : Optional.of(spec.budget());
        }
        return policy == null || !isInPolicy
                ? Optional.empty()
                : Optional.of(new BudgetSpec(policy.maxMonthlyCost(), policy.costPerPodPerHour(), null, null));
    }

    /** With at least two decimals, and no more than the amount has. */
    static String shown(BigDecimal amount) {
        BigDecimal exact = amount.stripTrailingZeros();
        return (exact.scale() < CENTS ? exact.setScale(CENTS, RoundingMode.UNNECESSARY) : exact).toPlainString();
    }

    /** What so many replicas cost in a month of 730 hours; empty without a price. */
    static Optional<BigDecimal> monthlyCost(BudgetSpec budget, int replicas) {
        return Optional.ofNullable(budget.costPerPodPerHour())
                .map(price -> price.multiply(BigDecimal.valueOf((long) replicas * Budget.HOURS_PER_MONTH))
                        .setScale(CENTS, RoundingMode.UP));
    }
}
