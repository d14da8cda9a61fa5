package io.generalscaler.engine.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the workload may cost. The currency is the user's own; both amounts are in the same one.
 *
 * <p>{@code affordable replicas = floor(maxMonthlyCost / (costPerPodPerHour × 730))}.
 *
 * @param maxMonthlyCost at least 0
 * @param costPerPodPerHour above 0
 * @param period whether the cap is a constant rate or what is left of the calendar month
 */
public record Budget(BigDecimal maxMonthlyCost, BigDecimal costPerPodPerHour, BudgetPeriod period) {

    /** The hours of an average month, as cloud price lists count them. */
    public static final int HOURS_PER_MONTH = 730;

    private static final BigDecimal HOURS = BigDecimal.valueOf(HOURS_PER_MONTH);
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    public Budget {
        maxMonthlyCost = Check.notNegative(maxMonthlyCost, "maxMonthlyCost");
        costPerPodPerHour = Check.positive(costPerPodPerHour, "costPerPodPerHour");
    }

    /** How many replicas can run all month; at least 0. */
    public int affordableReplicas() {
        return affordableReplicas(maxMonthlyCost, HOURS);
    }

    /**
     * How many replicas an amount pays for over some time.
     *
     * @param amount zero or less affords none
     * @param hours above 0
     */
    public int affordableReplicas(BigDecimal amount, BigDecimal hours) {
        if (amount.signum() <= 0) {
            return 0;
        }
        BigDecimal replicas = amount.divide(costPerPodPerHour.multiply(hours), 0, RoundingMode.FLOOR);
        return replicas.min(MOST).intValue();
    }

    /** What so many replicas cost in an average month. */
    public BigDecimal monthlyCost(int replicas) {
        return costPerPodPerHour.multiply(HOURS).multiply(BigDecimal.valueOf(replicas));
    }
}
