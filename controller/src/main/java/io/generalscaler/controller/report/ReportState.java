package io.generalscaler.controller.report;

import io.generalscaler.api.status.Evaluation;
import io.generalscaler.api.status.EvaluationDigest;
import io.generalscaler.api.status.Restart;
import io.generalscaler.api.v1alpha1.ConditionStatus;
import io.generalscaler.api.v1alpha1.DecisionStatus;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.api.v1alpha1.MetricStatus;
import io.generalscaler.api.v1alpha1.StepStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What people have been told of a scaler so far: enough to know what would be new, without the sentences, so that it can be kept for
 * every scaler.
 *
 * @param status the status as stored, without its sentences, what a restart needs, and the metrics of one that this process wrote; empty when
 *     there is none
 * @param evaluation what the evaluation said that it tells of; empty until this process has evaluated it
 * @param shown the values that it shows
 * @param states the states that events were told of
 * @param writeRate how often statuses were written
 */
public record ReportState(
        Optional<GeneralScalerStatus> status,
        Optional<EvaluationDigest> evaluation,
        ShownValues shown,
        ReportedStates states,
        WriteRate writeRate) {

    /** People have been told nothing. */
    public static final ReportState NOTHING =
            new ReportState(Optional.empty(), Optional.empty(), ShownValues.NONE, ReportedStates.NONE, WriteRate.FRESH);

    /**
     * What a status found on the object says.
     *
     * @param restart what a restart finds in it
     */
    public static ReportState of(Optional<GeneralScalerStatus> stored, Restart restart) {
        return stored.map(status -> new ReportState(
                        Optional.of(skeleton(status, each(status.metrics(), ReportState::skeleton))),
                        Optional.empty(),
                        ShownValues.of(status, restart),
                        ReportedStates.of(status),
                        WriteRate.FRESH))
                .orElse(NOTHING);
    }

    /** After this status was written. */
    ReportState wrote(Evaluation now, GeneralScalerStatus written, WriteRate newRate) {
        return new ReportState(
                Optional.of(skeleton(written, null)),
                Optional.of(EvaluationDigest.of(now)),
                ShownValues.of(written, now.restart()),
                states,
                newRate);
    }

    /** After an evaluation that the stored status tells of well enough. */
    ReportState confirmed(Evaluation now) {
        return new ReportState(status, Optional.of(EvaluationDigest.of(now)), shown, states, writeRate);
    }

    /** After events were told. */
    ReportState told(ReportedStates now) {
        return new ReportState(status, evaluation, shown, now.equals(states) ? states : now, writeRate);
    }

    /** @param metrics are looked at once, where the status was found on the object */
    private static GeneralScalerStatus skeleton(GeneralScalerStatus status, @Nullable List<MetricStatus> metrics) {
        return new GeneralScalerStatus(
                status.observedGeneration(),
                each(status.conditions(), ReportState::skeleton),
                status.currentReplicas(),
                status.readyReplicas(),
                status.desiredReplicas(),
                null,
                status.lastScaleTime(),
                null,
                metrics,
                skeleton(status.lastDecision()),
                status.schedule(),
                null,
                null,
                null,
                status.heldTarget());
    }

    private static ConditionStatus skeleton(ConditionStatus condition) {
        return new ConditionStatus(
                condition.type(),
                condition.status(),
                condition.observedGeneration(),
                condition.lastTransitionTime(),
                condition.reason(),
                null);
    }

    private static MetricStatus skeleton(MetricStatus metric) {
        return new MetricStatus(metric.name(), null, metric.target(), null, metric.state(), metric.reason(), null);
    }

    private static @Nullable DecisionStatus skeleton(@Nullable DecisionStatus decision) {
        return decision == null
                ? null
                : new DecisionStatus(
                        decision.time(),
                        decision.from(),
                        decision.to(),
                        decision.decision(),
                        decision.reason(),
                        null,
                        each(decision.steps(), ReportState::skeleton));
    }

    private static StepStatus skeleton(StepStatus step) {
        return new StepStatus(step.stage(), null, null, step.reason(), null);
    }

    private static <T> @Nullable List<T> each(@Nullable List<T> items, UnaryOperator<T> change) {
        return items == null ? null : items.stream().map(change).toList();
    }
}
