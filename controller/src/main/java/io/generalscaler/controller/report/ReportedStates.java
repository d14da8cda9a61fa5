package io.generalscaler.controller.report;

import io.generalscaler.api.status.Condition;
import io.generalscaler.api.v1alpha1.ConditionStatus;
import io.generalscaler.api.v1alpha1.DecisionStatus;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.api.v1alpha1.MetricStatus;
import io.generalscaler.controller.observe.source.Answer;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The states that a scaler was in at its last evaluation, against which news are told.
 *
 * @param refusal why nothing was decided; empty when something was
 * @param missing the metrics without a value
 * @param reasons of all steps
 * @param problem why a decision could not be carried out; empty when it was
 * @param stuck why pods do not follow, in one word; empty where they do
 */
record ReportedStates(String refusal, Set<String> missing, Set<Reason> reasons, String problem, String stuck) {

    /** Nothing stands out. */
    static final ReportedStates NONE = new ReportedStates("", Set.of(), Set.of(), "", "");

    ReportedStates {
        missing = Set.copyOf(missing);
        reasons = Set.copyOf(reasons);
    }

    /** The states that a stored status speaks of: they are no news after a restart. */
    static ReportedStates of(GeneralScalerStatus status) {
        DecisionStatus decision = status.lastDecision();
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        if (decision != null && decision.steps() != null) {
            decision.steps().forEach(step -> Reason.named(step.reason()).ifPresent(reasons::add));
        }
        List<MetricStatus> metrics = status.metrics() == null ? List.of() : status.metrics();
        return new ReportedStates(
                decision != null && "Refuse".equals(decision.decision()) ? String.valueOf(decision.reason()) : "",
                metrics.stream()
                        .filter(metric -> "Missing".equals(metric.state()))
                        .map(metric -> String.valueOf(metric.name()))
                        .collect(Collectors.toSet()),
                reasons,
                "",
                stuck(status));
    }

    private static String stuck(GeneralScalerStatus status) {
        List<ConditionStatus> conditions = status.conditions() == null ? List.of() : status.conditions();
        return conditions.stream()
                .filter(condition ->
                        Condition.Type.PodsFollow.name().equals(condition.type()) && "False".equals(condition.status()))
                .map(condition -> String.valueOf(condition.reason()))
                .findFirst()
                .orElse("");
    }

    static ReportedStates of(ScalerEvaluation evaluation) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        evaluation.trace().steps().stream().map(Step::reason).forEach(reasons::add);
        boolean refused = evaluation.trace().decision() instanceof Decision.Refuse;
        return new ReportedStates(
                refused ? evaluation.trace().decision().reason().name() : "",
                evaluation.answers().entrySet().stream()
                        .filter(entry -> entry.getValue() instanceof Answer.Failed)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()),
                reasons,
                evaluation.problem().orElse(""),
                evaluation.result().stuck().map(stuck -> stuck.kind().name()).orElse(""));
    }
}
