package io.generalscaler.engine.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything a GeneralScaler says about how to scale.
 *
 * @param metrics the metrics to read; names are unique; may be empty only beside a schedule
 * @param objective the service level to keep, if one is given; metrics that it names are among {@code metrics}
 * @param behavior how fast the size may move
 * @param limits how small and how large it may get, and what it may cost
 * @param controls what people lay over the metrics: schedule, fallback, pause, override, mode
 */
public record Plan(
        List<MetricPlan> metrics,
        Optional<Objective> objective,
        Behavior behavior,
        SizeLimits limits,
        Controls controls) {

    public Plan {
        metrics = List.copyOf(metrics);
        Set<String> names = new HashSet<>();
        for (MetricPlan metric : metrics) {
            if (!names.add(metric.name())) {
                throw new IllegalArgumentException("metrics: the name " + metric.name() + " is given twice");
            }
        }
        for (String named : objective.map(Objective::metrics).orElse(List.of())) {
            if (!names.contains(named)) {
                throw new IllegalArgumentException("objective: there is no metric " + named);
            }
        }
        if (metrics.isEmpty() && controls.schedule().isEmpty()) {
            throw new IllegalArgumentException("metrics: must not be empty without a schedule");
        }
    }

    /** The metric of that name. */
    public Optional<MetricPlan> metric(String name) {
        return metrics.stream().filter(metric -> metric.name().equals(name)).findFirst();
    }

    /** Whether any metric proposes a size; without one the schedule, or nobody, does. */
    public boolean scalesByMetric() {
        for (MetricPlan metric : metrics) {
            if (metric.role() == Role.SCALE) {
                return true;
            }
        }
        return false;
    }
}
