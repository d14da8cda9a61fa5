package io.generalscaler.controller.report;

import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.api.v1alpha1.HistoryStatus;
import io.generalscaler.api.v1alpha1.MetricStatus;
import io.generalscaler.api.v1alpha1.RecommendationStatus;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The measured values that a status shows, by which it is judged whether the one shown has become misleading.
 *
 * @param values of the metrics, in the status's order; NaN where one is missing
 * @param recommendation the last one, which a restart needs; −1 where there is none
 */
record Figures(List<Double> values, int recommendation) {

    /** A value that stays within this share of the one shown is not a new one. */
    private static final double DRIFT = 0.1;

    /** Nothing was shown yet. */
    static final Figures NONE = new Figures(List.of(), -1);

    static Figures of(GeneralScalerStatus status) {
        List<MetricStatus> metrics = status.metrics() == null ? List.of() : status.metrics();
        return new Figures(metrics.stream().map(Figures::value).toList(), recommendation(status.history()));
    }

    private static double value(MetricStatus metric) {
        BigDecimal value = metric.value();
        return value == null ? Double.NaN : value.doubleValue();
    }

    private static int recommendation(@Nullable HistoryStatus history) {
        List<RecommendationStatus> all = history == null ? null : history.recommendations();
        Integer last = all == null || all.isEmpty() ? null : all.getLast().replicas();
        return last == null ? -1 : last;
    }

    /** Whether these have moved away from the ones shown. */
    boolean movedFrom(Figures shown) {
        if (recommendation != shown.recommendation || values.size() != shown.values.size()) {
            return true;
        }
        for (int i = 0; i < values.size(); i++) {
            double now = values.get(i);
            double then = shown.values.get(i);
            if (Double.compare(now, then) != 0 && !(Math.abs(now - then) <= DRIFT * Math.abs(then))) {
                return true;
            }
        }
        return false;
    }
}
