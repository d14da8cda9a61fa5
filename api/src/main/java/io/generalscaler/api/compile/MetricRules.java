package io.generalscaler.api.compile;

import io.generalscaler.api.problem.Nearest;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.MetricQuery;
import io.generalscaler.api.source.MetricSourceProvider;
import io.generalscaler.api.source.MetricSources;
import io.generalscaler.api.source.SourceBlock;
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
import org.jspecify.annotations.Nullable;

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
     * @param query empty only where something is wrong with it
     */
    record Metric(MetricSpec spec, String name, Optional<MetricQuery> query) {
        boolean observed() {
            return "Observe".equals(spec.role());
        }
    }

    /**
     * Judges the metrics one by one, and their names together. Whether any are needed is a rule of the kind that has them.
     *
     * @param one as {@code metric}; {@code several} as {@code metrics}; at most one of the two
     * @param policy what a policy wants of the metrics that it reads
     * @param problems at the spec
     */
    static MetricRules check(
            @Nullable MetricSpec one,
            @Nullable List<MetricSpec> several,
            PolicyRules.Targets policy,
            MetricSources sources,
            Problems problems) {
        if (one != null && several != null) {
            problems.at("metrics").forbidden("stands beside metric: give one of the two");
        }
        List<Metric> metrics = new ArrayList<>();
        if (one != null) {
            metrics.add(check(one, policy, sources, problems.at("metric")));
        }
        if (several != null) {
            for (int i = 0; i < several.size() && !problems.isFull(); i++) {
                metrics.add(check(
                        several.get(i), policy, sources, problems.at("metrics").at(i)));
            }
            checkNames(metrics.subList(one == null ? 0 : 1, metrics.size()), problems.at("metrics"));
        }
        return new MetricRules(List.copyOf(metrics));
    }

    private static Metric check(MetricSpec metric, PolicyRules.Targets policy, MetricSources sources, Problems here) {
        String type = Objects.requireNonNullElse(metric.type(), "");
        String name = Objects.requireNonNullElse(metric.name(), type);
        checkUse(metric, policy.byMetric().containsKey(name), here);
        boolean hasSettings = checkBlocks(metric, type, sources, here);
        Optional<MetricSourceProvider> provider = sources.find(type);
        if (provider.isEmpty() && !type.isEmpty() && !here.at("type").isBroken()) {
            here.at("type")
                    .notSupported(
                            type,
                            () -> "must be a known metric type: " + String.join(", ", sources.types())
                                    + Nearest.hint(type, sources.types()));
        }
        return new Metric(
                metric, name, provider.filter(_ -> hasSettings).flatMap(found -> judged(found, type, metric, here)));
    }

    /** What the type's provider makes of it. A plug-in may be anybody's: whatever it does, the answer is a source or a violation. */
    private static Optional<MetricQuery> judged(
            MetricSourceProvider provider, String type, MetricSpec metric, Problems here) {
        boolean wasBroken = here.isBroken();
        try {
            Optional<MetricQuery> query = provider.compile(metric, here);
            if (query != null && query.isPresent()) {
                return query;
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

    /** A metric that nothing reads is a mistake: refused where it has not even a target, odd where it has one. */
    private static void checkUse(MetricSpec metric, boolean isReadByPolicy, Problems here) {
        boolean hasTarget = metric.targetValue() != null;
        if (!"Observe".equals(metric.role())) {
            if (!hasTarget) {
                String hint = isReadByPolicy ? "; a metric that only the slo reads has role: Observe" : "";
                here.at("targetValue").required("is required: what the value should be, above 0" + hint);
            }
        } else if (!isReadByPolicy && hasTarget) {
            here.at("role").warn("the metric is read and shown, and nothing rests on it");
        } else if (!isReadByPolicy) {
            here.at("role")
                    .invalid("Observe", "is for metrics that policy.slo names; this one has no use: use role Scale");
        }
    }

    /** A block goes with the type of its name. Answers whether the type has the settings that it needs. */
    private static boolean checkBlocks(MetricSpec metric, String type, MetricSources sources, Problems here) {
        sources.blocks().forEach((name, block) -> {
            if (block.isIn(metric) && !name.equals(type)) {
                here.at(name).forbidden("goes with type " + name + ", and the type is " + type);
            }
        });
        SourceBlock own = sources.blocks().get(type);
        if (own == null) {
            return true;
        }
        if (metric.config() != null) {
            here.at("config").forbidden("is for types that a plug-in adds; settings of " + type + " go into " + type);
        }
        if (!own.isIn(metric)) {
            String usual = own.usual(sources.find(type).orElseThrow().example());
            here.at(type).required("type " + type + " needs a block " + type + ": " + usual);
        }
        return own.isIn(metric);
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

    /** Whether there are metrics, and none of them says anything of a size. */
    boolean areOnlyObserved() {
        return !metrics.isEmpty() && metrics.stream().allMatch(Metric::observed);
    }

    List<String> names() {
        return metrics.stream().map(Metric::name).toList();
    }

    List<CompiledMetric> compiled() {
        return metrics.stream()
                .map(metric -> new CompiledMetric(
                        metric.name(),
                        metric.query().orElseThrow(),
                        WhenEmpty.of(metric.spec().emptyIsZero(), metric.query().orElseThrow())))
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
                new MetricTarget(type, target, policy.rounding()),
                Objects.requireNonNullElse(spec.activationValue(), BigDecimal.ZERO),
                Duration.ofSeconds(staleAfter == null ? MetricSpec.DEFAULT_STALE_AFTER_SECONDS : staleAfter),
                metric.observed() ? Role.OBSERVE : Role.SCALE);
    }
}
