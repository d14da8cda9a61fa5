package io.generalscaler.engine.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * An objective and the pairs of windows in which its error budget is watched ("multi-window, multi-burn-rate" of the SRE
 * workbook).
 *
 * <p>{@code burn rate = average error rate / (1 − objective)}: at 1 the budget lasts exactly for {@code window}.
 *
 * @param metric the metric that reads the share of failed requests, 0..1
 * @param objective the share of requests that must succeed, above 0 and below 1
 * @param window the time for which the objective is promised, for example 30 days
 * @param alerts what counts as burning; at least one
 */
public record ErrorBudget(String metric, BigDecimal objective, Duration window, List<BurnAlert> alerts) {

    public ErrorBudget {
        Check.word(metric, "metric");
        objective = Check.positive(objective, "objective");
        if (objective.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("objective: must be below 1, is " + objective);
        }
        Check.positive(window, "window");
        alerts = List.copyOf(alerts);
        if (alerts.isEmpty()) {
            throw new IllegalArgumentException("alerts: must not be empty");
        }
    }

    /**
     * The SRE workbook's two urgent alerts: 2 % of the budget within 1 h (also over 5 min) and 5 % within 6 h (also over
     * 30 min). For a window of 30 days these are burn rates of 14.4 and 6.
     */
    public static ErrorBudget standard(String metric, BigDecimal objective, Duration window) {
        return new ErrorBudget(
                metric,
                objective,
                window,
                List.of(
                        BurnAlert.spending("fast", new BigDecimal("0.02"), window, Duration.ofHours(1)),
                        BurnAlert.spending("slow", new BigDecimal("0.05"), window, Duration.ofHours(6))));
    }

    /** The share of requests that may fail: {@code 1 − objective}. */
    public BigDecimal allowed() {
        return BigDecimal.ONE.subtract(objective);
    }
}
