package io.generalscaler.controller.report;

import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import io.generalscaler.controller.observe.source.Answer;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.TargetState;
import io.generalscaler.engine.plan.Mode;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The numbers of each scaler. Put together only when somebody asks for them: a meter per scaler and number would cost more memory than
 * all the rest of the controller.
 */
public final class ScalerMetrics implements MultiCollector, EvaluationListener {

    private final Map<ScalerKey, Numbers> scalers = new ConcurrentHashMap<>();

    @Override
    public ReportState evaluated(ScalerEvaluation evaluation, ReportState before) {
        scalers.computeIfAbsent(evaluation.scaler().key(), key -> new Numbers()).take(evaluation);
        return before;
    }

    @Override
    public void forget(ScalerKey key) {
        scalers.remove(key);
    }

    @Override
    public MetricSnapshots collect() {
        GaugeSnapshot.Builder current = GaugeSnapshot.builder()
                .name("generalscaler_current_replicas")
                .help("Replicas of the workload at the last evaluation; absent while they cannot be read.");
        GaugeSnapshot.Builder desired = GaugeSnapshot.builder()
                .name("generalscaler_desired_replicas")
                .help("Replicas that the last evaluation decided on; absent while nothing can be decided.");
        GaugeSnapshot.Builder value = GaugeSnapshot.builder()
                .name("generalscaler_metric_value")
                .help("Value of a metric at the last evaluation; absent while it is missing.");
        GaugeSnapshot.Builder missing = GaugeSnapshot.builder()
                .name("generalscaler_metric_missing")
                .help("1 while a metric has no usable value, with the cause.");
        GaugeSnapshot.Builder interventions = GaugeSnapshot.builder()
                .name("generalscaler_intervention")
                .help(
                        "1 while a person has the last word: Paused, Frozen, Overridden, RecommendOnly or SetToZeroByHand.");
        CounterSnapshot.Builder decisions =
                CounterSnapshot.builder().name("generalscaler_decisions").help("Decisions by reason.");
        scalers.forEach((key, numbers) -> {
            Labels labels = Labels.of("namespace", key.namespace(), "scaler", key.name());
            synchronized (numbers) {
                numbers.current.ifPresent(replicas -> current.dataPoint(point(labels, replicas)));
                numbers.desired.ifPresent(replicas -> desired.dataPoint(point(labels, replicas)));
                for (Metric metric : numbers.metrics) {
                    Labels named = labels.add("metric", metric.name);
                    if (metric.cause.isEmpty()) {
                        value.dataPoint(point(named, metric.value));
                    } else {
                        missing.dataPoint(point(named.add("cause", metric.cause), 1));
                    }
                }
                for (Reason reason : numbers.interventions) {
                    interventions.dataPoint(point(labels.add("reason", reason.name()), 1));
                }
                numbers.byReason.forEach((reason, count) -> decisions.dataPoint(CounterDataPointSnapshot.builder()
                        .labels(labels.add("reason", reason.name()))
                        .value(count)
                        .build()));
            }
        });
        return MetricSnapshots.of(
                current.build(),
                desired.build(),
                value.build(),
                missing.build(),
                interventions.build(),
                decisions.build());
    }

    private static GaugeDataPointSnapshot point(Labels labels, double value) {
        return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
    }

    /** One scaler's numbers; guarded by itself. */
    private static final class Numbers {
        private final ReasonCounts byReason = new ReasonCounts();
        private OptionalInt current = OptionalInt.empty();
        private OptionalInt desired = OptionalInt.empty();
        private List<Metric> metrics = List.of();
        private Set<Reason> interventions = Set.of();

        synchronized void take(ScalerEvaluation evaluation) {
            interventions = interventions(evaluation);
            boolean isRefused = evaluation.trace().decision() instanceof Decision.Refuse;
            current = evaluation.result().target().stream()
                    .mapToInt(TargetState::replicas)
                    .findFirst();
            desired = isRefused
                    ? OptionalInt.empty()
                    : OptionalInt.of(evaluation.trace().desiredReplicas());
            byReason.add(evaluation.trace().decision().reason());
            metrics = evaluation.answers().entrySet().stream()
                    .map(entry -> Metric.of(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    private static Set<Reason> interventions(ScalerEvaluation evaluation) {
        Set<Reason> all = evaluation.trace().interventions();
        if (evaluation.scaler().spec() instanceof Scaler.Working working
                && working.compiled().plan().controls().mode() == Mode.RECOMMEND) {
            all.add(Reason.RecommendOnly);
        }
        return all;
    }

    /**
     * A metric's number, or why there is none.
     *
     * @param cause empty when there is a value
     */
    private record Metric(String name, double value, String cause) {
        static Metric of(String name, Answer answer) {
            return switch (answer) {
                case Answer.Value known ->
                    new Metric(name, known.sample().high().doubleValue(), "");
                case Answer.Failed failed -> new Metric(name, 0, failed.reason().name());
            };
        }
    }
}
