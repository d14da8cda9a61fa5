package io.generalscaler.api.compile;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.MetricSources;
import io.generalscaler.api.v1alpha1.BudgetSpec;
import io.generalscaler.api.v1alpha1.CostAwareSpec;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.api.v1alpha1.PolicySpec;
import io.generalscaler.engine.plan.Controls;
import io.generalscaler.engine.plan.Mode;
import io.generalscaler.engine.plan.Plan;
import io.generalscaler.engine.plan.SizeLimits;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules over a whole GeneralScaler: which parts it has, what each part is told of the others, and what must hold between
 * them. The rules of a part know nothing of the kind that it stands in.
 *
 * @param spec without a violation when {@link #build} is called
 */
record SpecRules(GeneralScalerSpec spec, Replicas replicas, MetricRules metrics) {
    static SpecRules check(GeneralScalerSpec spec, Context context, MetricSources sources, Problems problems) {
        PolicySpec policy = spec.policy();
        CostAwareSpec costAware = policy == null ? null : policy.costAware();
        BudgetSpec budget = spec.budget();
        boolean hasMetrics = has("metric", spec.metric(), problems) || has("metrics", spec.metrics(), problems);
        boolean hasSchedule = has("schedule", spec.schedule(), problems);
        if (!hasMetrics && !hasSchedule) {
            problems.at("metric")
                    .required("give metric, metrics or a schedule: without one there is nothing to scale by");
        }
        TargetRules.check(spec.targetRef(), problems.at("targetRef"));
        Replicas replicas = Replicas.of(spec.minReplicas(), spec.maxReplicas());
        replicas.check(problems);
        MetricRules metrics =
                MetricRules.check(spec.metric(), spec.metrics(), PolicyRules.targets(policy), sources, problems);
        if (metrics.areOnlyObserved() && !hasSchedule) {
            problems.at(spec.metric() != null ? "metric" : "metrics")
                    .required("needs a metric with role Scale: one that is only observed says nothing of a size");
        }
        PolicyRules.check(policy, budget != null, metrics.names(), problems.at("policy"));
        BudgetRules.check(costAware, replicas, problems.at("policy").at("costAware"));
        BudgetRules.check(budget, replicas, problems.at("budget"));
        BudgetRules.compare(budget, costAware, problems.at("budget"));
        BehaviorRules.check(spec.behavior(), problems.at("behavior"));
        ScheduleRules.check(spec.schedule(), hasMetrics, replicas, context.now(), problems.at("schedule"));
        ControlRules.check(spec.fallback(), hasMetrics, replicas, problems.at("fallback"));
        ControlRules.check(spec.pause(), spec.override(), replicas, context.now(), problems);
        return new SpecRules(spec, replicas, metrics);
    }

    /** Whether that part was given. One that could not be read was: nothing is said of its absence. */
    private static boolean has(String name, @Nullable Object part, Problems problems) {
        return part != null || problems.at(name).isBroken();
    }

    CompiledScaler build() {
        Plan plan = new Plan(
                metrics.plans(PolicyRules.targets(spec.policy())),
                PolicyRules.objective(spec.policy()),
                BehaviorRules.build(spec.behavior()),
                new SizeLimits(
                        replicas.min(),
                        replicas.max(),
                        PolicyRules.demandBudget(spec.policy(), spec.budget()),
                        Optional.ofNullable(spec.budget()).map(BudgetRules::build)),
                new Controls(
                        Optional.ofNullable(spec.schedule()).map(ScheduleRules::build),
                        Optional.ofNullable(spec.fallback()).map(ControlRules::build),
                        Optional.ofNullable(spec.pause()).map(ControlRules::build),
                        Optional.ofNullable(spec.override()).map(ControlRules::build),
                        GeneralScalerSpec.RECOMMEND.equals(spec.mode()) ? Mode.RECOMMEND : Mode.APPLY));
        Integer interval = spec.pollingIntervalSeconds();
        return new CompiledScaler(
                TargetRules.build(Objects.requireNonNull(spec.targetRef())),
                Duration.ofSeconds(interval == null ? GeneralScalerSpec.DEFAULT_POLLING_INTERVAL_SECONDS : interval),
                metrics.compiled(),
                plan);
    }
}
