package io.generalscaler.api.compile;

import io.generalscaler.api.problem.Nearest;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.MetricSourceProvider;
import io.generalscaler.api.source.MetricSourceSpec;
import io.generalscaler.api.source.MetricSources;
import io.generalscaler.api.source.PrometheusQuerySpec;
import io.generalscaler.api.source.RedisListSpec;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.api.v1alpha1.MetricSpec;
import io.generalscaler.engine.plan.MetricPlan;
import io.generalscaler.engine.plan.MetricTarget;
import io.generalscaler.engine.plan.Role;
import io.generalscaler.engine.plan.TargetType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The metrics, each with its effective name and its source.
 *
 * @param metrics in the order given
 */
record MetricRules(List<Metric> metrics) {
    /**
     * One metric.
     *
     * @param name the given one or the type; empty where neither is given
     * @param source empty only where something is wrong with it
     */
    record Metric(MetricSpec spec, String name, Optional<? extends MetricSourceSpec> source) {
        boolean observed() {
            return "Observe".equals(spec.role());
        }
    }

    static MetricRules check(GeneralScalerSpec spec, MetricSources sources, Problems problems) {
        MetricSpec one = spec.metric();
        List<MetricSpec> several = spec.metrics();
        if (one != null && several != null) {
            problems.at("metrics").forbidden("stands beside metric: give one of the two");
        }
        boolean isUnread = problems.at("metric").isBroken()
                || problems.at("metrics").isBroken()
                || problems.at("schedule").isBroken();
        if (one == null && several == null && spec.schedule() == null && !isUnread) {
            problems.at("metric")
                    .required("give metric, metrics or a schedule: without one there is nothing to scale by");
        }
        List<Metric> metrics = new ArrayList<>();
        if (one != null) {
            metrics.add(check(spec, one, sources, problems.at("metric")));
        }
        if (several != null) {
            for (int i = 0; i < several.size(); i++) {
                metrics.add(check(
                        spec, several.get(i), sources, problems.at("metrics").at(i)));
            }
            checkNames(metrics.subList(one == null ? 0 : 1, metrics.size()), problems.at("metrics"));
        }
        if (!metrics.isEmpty() && metrics.stream().allMatch(Metric::observed) && spec.schedule() == null) {
            problems.at(one != null ? "metric" : "metrics")
                    .required("needs a metric with role Scale: one that is only observed says nothing of a size");
        }
        return new MetricRules(List.copyOf(metrics));
    }

    private static Metric check(GeneralScalerSpec spec, MetricSpec metric, MetricSources sources, Problems here) {
        String type = Objects.requireNonNullElse(metric.type(), "");
        String name = Objects.requireNonNullElse(metric.name(), type);
        boolean isObserved = "Observe".equals(metric.role());
        if (metric.targetValue() == null && !isObserved) {
            String hint = isReadByPolicy(spec, name) ? "; a metric that only the slo reads has role: Observe" : "";
            here.at("targetValue").required("is required: what the value should be, above 0" + hint);
        }
        checkBlocks(metric, type, here);
        Optional<MetricSourceProvider> provider = sources.find(type);
        if (provider.isEmpty() && !type.isEmpty() && !here.at("type").isBroken()) {
            here.at("type")
                    .notSupported(
                            type,
                            "must be a known metric type: " + String.join(", ", sources.types())
                                    + Nearest.hint(type, sources.types()));
        }
        return new Metric(metric, name, provider.flatMap(found -> judged(found, type, metric, here)));
    }

    /** What the type's provider makes of it. A plug-in may be anybody's: whatever it does, the answer is a source or a violation. */
    private static Optional<? extends MetricSourceSpec> judged(
            MetricSourceProvider provider, String type, MetricSpec metric, Problems here) {
        boolean wasBroken = here.isBroken();
        try {
            Optional<? extends MetricSourceSpec> source = provider.compile(metric, here);
            if (source != null && source.isPresent()) {
                return source;
            }
            if (!wasBroken && !here.isBroken()) {
                here.at("type").invalid(type, "the plug-in for this type has not said how to read it: a defect in it");
            }
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            here.at("type")
                    .invalid(
                            type,
                            "the plug-in for this type failed with "
                                    + e.getClass().getSimpleName() + ": a defect in it");
        }
        return Optional.empty();
    }

    private static boolean isReadByPolicy(GeneralScalerSpec spec, String name) {
        return PolicyRules.targets(spec).byMetric().containsKey(name);
    }

    private static void checkBlocks(MetricSpec metric, String type, Problems here) {
        if (metric.redis() != null && !type.equals(RedisListSpec.TYPE)) {
            here.at("redis").forbidden("goes with type redis, and the type is " + type);
        }
        if (metric.prometheus() != null && !type.equals(PrometheusQuerySpec.TYPE)) {
            here.at("prometheus").forbidden("goes with type prometheus, and the type is " + type);
        }
        boolean isBuiltIn = type.equals(RedisListSpec.TYPE) || type.equals(PrometheusQuerySpec.TYPE);
        if (metric.config() != null && isBuiltIn) {
            here.at("config").forbidden("is for types that a plug-in adds; settings of " + type + " go into " + type);
        }
    }

    private static void checkNames(List<Metric> metrics, Problems here) {
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < metrics.size(); i++) {
            String name = metrics.get(i).name();
            Integer other = first.putIfAbsent(name, i);
            if (other != null && !name.isEmpty()) {
                String why =
                        metrics.get(i).spec().name() == null ? ", the type, which is the name where none is given" : "";
                here.at(i).at("name").duplicate(name, "is the name of metrics[" + other + "] too" + why);
            }
        }
    }

    List<String> names() {
        return metrics.stream().map(Metric::name).toList();
    }

    List<CompiledMetric> compiled() {
        return metrics.stream()
                .map(metric -> new CompiledMetric(
                        metric.name(),
                        metric.source().orElseThrow(),
                        Boolean.TRUE.equals(metric.spec().emptyIsZero())))
                .toList();
    }

    /**
     * The engine's side of the metrics.
     *
     * @param policy what the policy needs to know, and what it wants of the metrics that it reads
     */
    List<MetricPlan> plans(PolicyRules.Targets policy) {
        return metrics.stream().map(metric -> plan(metric, policy)).toList();
    }

    private static MetricPlan plan(Metric metric, PolicyRules.Targets policy) {
        MetricSpec spec = metric.spec();
        TargetType usual = policy.isSlo() ? TargetType.VALUE : TargetType.AVERAGE_VALUE;
        TargetType type = spec.targetType() == null
                ? usual
                : spec.targetType().equals("Value") ? TargetType.VALUE : TargetType.AVERAGE_VALUE;
        BigDecimal target = spec.targetValue() != null
                ? spec.targetValue()
                : Objects.requireNonNull(policy.byMetric().get(metric.name()));
        Integer staleAfter = spec.staleAfterSeconds();
        return new MetricPlan(
                metric.name(),
                new MetricTarget(type, target),
                Objects.requireNonNullElse(spec.activationValue(), BigDecimal.ZERO),
                Duration.ofSeconds(staleAfter == null ? MetricSpec.DEFAULT_STALE_AFTER_SECONDS : staleAfter),
                metric.observed() ? Role.OBSERVE : Role.SCALE);
    }
}
