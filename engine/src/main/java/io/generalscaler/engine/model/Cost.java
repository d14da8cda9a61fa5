package io.generalscaler.engine.model;

import io.generalscaler.engine.plan.Budget;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The decision in money.
 *
 * @param budget the budget that counts: the tighter one if two are given
 * @param affordableReplicas what it affords now, at least 0
 * @param desiredReplicas the size decided on
 * @param monthToDate what was spent in this calendar month (UTC); only for a monthly budget
 */
public record Cost(Budget budget, int affordableReplicas, int desiredReplicas, Optional<BigDecimal> monthToDate) {

    /** What the decided size costs in an average month. */
    public BigDecimal estimatedMonthly() {
        return budget.monthlyCost(desiredReplicas);
    }
}
