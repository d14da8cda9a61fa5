package io.generalscaler.api.compile;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.MetricSources;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.engine.plan.Controls;
import io.generalscaler.engine.plan.Limits;
import io.generalscaler.engine.plan.Mode;
import io.generalscaler.engine.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The rules over a whole spec.
 *
 * @param spec without a violation when {@link #build} is called
 */
record SpecRules(GeneralScalerSpec spec, Replicas replicas, MetricRules metrics) {
    static SpecRules check(GeneralScalerSpec spec, Instant now, MetricSources sources, Problems problems) {
        Replicas replicas = Replicas.of(spec);
        TargetRules.check(spec.targetRef(), problems.at("targetRef"));
        replicas.check(problems);
        MetricRules metrics = MetricRules.check(spec, sources, problems);
        PolicyRules.check(spec, metrics, problems.at("policy"));
        PolicyRules.checkObserved(spec, metrics, problems);
        BudgetRules.check(spec, replicas, problems);
        BehaviorRules.check(spec.behavior(), problems.at("behavior"));
        ScheduleRules.check(spec, replicas, now, problems.at("schedule"));
        ControlRules.check(spec, replicas, now, problems);
        return new SpecRules(spec, replicas, metrics);
    }

    CompiledScaler build() {
        Plan plan = new Plan(
                metrics.plans(PolicyRules.targets(spec)),
                PolicyRules.build(spec),
                BehaviorRules.build(spec.behavior()),
                new Limits(
                        replicas.min(),
                        replicas.max(),
                        Optional.ofNullable(spec.budget()).map(BudgetRules::build)),
                new Controls(
                        Optional.ofNullable(spec.schedule()).map(ScheduleRules::build),
                        Optional.ofNullable(spec.fallback()).map(ControlRules::build),
                        Optional.ofNullable(spec.pause()).map(ControlRules::build),
                        Optional.ofNullable(spec.override()).map(ControlRules::build),
                        "Recommend".equals(spec.mode()) ? Mode.RECOMMEND : Mode.APPLY));
        Integer interval = spec.pollingIntervalSeconds();
        return new CompiledScaler(
                TargetRules.build(Objects.requireNonNull(spec.targetRef())),
                Duration.ofSeconds(interval == null ? GeneralScalerSpec.DEFAULT_POLLING_INTERVAL_SECONDS : interval),
                metrics.compiled(),
                plan);
    }
}
