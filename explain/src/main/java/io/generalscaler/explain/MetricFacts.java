package io.generalscaler.explain;

import static io.generalscaler.explain.Subjects.orEmpty;
import static io.generalscaler.explain.Subjects.shown;

import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.api.v1alpha1.MetricStatus;
import io.generalscaler.engine.model.History;
import java.util.List;
import java.util.Optional;

/** What was read of each metric, and when. */
final class MetricFacts {

    private MetricFacts() {}

    /** Empty where the status has none. */
    static Optional<Statement> of(
            GeneralScalerSpec spec, GeneralScalerStatus status, Optional<History> history, Ages ages) {
        List<Statement.Metric> all = orEmpty(status.metrics()).stream()
                .map(it -> metric(spec, it, history, ages))
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(new Statement.Metrics(all));
    }

    private static Statement.Metric metric(
            GeneralScalerSpec spec, MetricStatus metric, Optional<History> history, Ages ages) {
        boolean isFresh = "Fresh".equals(metric.state());
        boolean isStale = "Stale".equals(metric.state());
        return new Statement.Metric(
                shown(metric.name()),
                metric.value() == null
                        ? "–"
                        : metric.value().stripTrailingZeros().toPlainString(),
                target(metric) + (isObserved(spec, metric) ? ", observed" : ""),
                isFresh ? Tone.GOOD : Tone.BAD,
                isFresh ? "fresh" : isStale ? "stale" : "missing",
                (metric.readTime() == null ? "" : ", as of " + ages.of(metric.readTime()))
                        + (metric.reason() == null || isFresh || isStale ? "" : " (" + metric.reason() + ")")
                        + (metric.message() == null ? "" : ": " + metric.message())
                        + (isFresh ? "" : failures(metric, history)));
    }

    private static String target(MetricStatus metric) {
        String target = shown(metric.target());
        return "target " + target.replace(" (AverageValue)", " per replica").replace(" (Value)", "");
    }

    private static boolean isObserved(GeneralScalerSpec spec, MetricStatus metric) {
        return Subjects.metric(spec, metric.name())
                .filter(it -> "Observe".equals(it.role()))
                .isPresent();
    }

    private static String failures(MetricStatus metric, Optional<History> history) {
        int times = history.map(it -> it.consecutiveFailures().getOrDefault(shown(metric.name()), 0))
                .orElse(0);
        return times > 1 ? ", " + times + " times in a row" : "";
    }
}
