package io.generalscaler.engine.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

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
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final int CENTS = 2;

    public Budget {
        maxMonthlyCost = Check.notNegative(maxMonthlyCost, "maxMonthlyCost");
        costPerPodPerHour = Check.positive(costPerPodPerHour, "costPerPodPerHour");
    }

    /** How many replicas can run all month; at least 0. */
    public int affordableReplicas() {
        return replicas(maxMonthlyCost, monthlyCostOf(BigDecimal.ONE));
    }

    /**
     * How many replicas what is left of the budget pays for, at least 0.
     *
     * @param podTime what ran already, all pods added up
     * @param left the time that is left, above 0
     */
    public int affordableReplicas(Duration podTime, Duration left) {
        BigDecimal spentTimes3600 = costPerPodPerHour.multiply(seconds(podTime));
        BigDecimal leftTimes3600 = maxMonthlyCost.multiply(SECONDS_PER_HOUR).subtract(spentTimes3600);
        return leftTimes3600.signum() <= 0 ? 0 : replicas(leftTimes3600, costPerPodPerHour.multiply(seconds(left)));
    }

    /** What so much running time of pods costs, to the cent. */
    public BigDecimal cost(Duration podTime) {
        return costPerPodPerHour.multiply(seconds(podTime)).divide(SECONDS_PER_HOUR, CENTS, RoundingMode.HALF_UP);
    }

    /** What so many replicas cost in an average month. */
    public BigDecimal monthlyCost(int replicas) {
        return monthlyCostOf(BigDecimal.valueOf(replicas));
    }

    private BigDecimal monthlyCostOf(BigDecimal replicas) {
        return costPerPodPerHour.multiply(HOURS).multiply(replicas);
    }

    private static int replicas(BigDecimal amount, BigDecimal price) {
        return amount.divide(price, 0, RoundingMode.FLOOR).min(MOST).intValue();
    }

    private static BigDecimal seconds(Duration time) {
        return BigDecimal.valueOf(time.toSeconds());
    }
}
