package io.generalscaler.explain;

import io.generalscaler.api.status.Restart;
import io.generalscaler.api.status.RestartData;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.engine.model.History;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a workload has the size that it has: one sentence, and what it rests on.
 *
 * @param scaler as {@code namespace/name}, the subject of the sentence
 * @param sentence goes on behind the subject
 * @param statements in reading order
 */
public record ScalerExplanation(String scaler, String sentence, List<Statement> statements) {

    public ScalerExplanation {
        statements = List.copyOf(statements);
    }

    /**
     * Explains a scaler. Everything in its status may be absent.
     *
     * @param now from which ages count
     */
    public static ScalerExplanation of(GeneralScaler scaler, Instant now) {
        return of(scaler, Optional.empty(), new LiveSize.NotRead(), now);
    }

    /**
     * Explains a scaler. Everything in its status may be absent.
     *
     * @param lease the controller's; empty where nobody asked
     * @param live the size of its workload at this moment
     * @param now from which ages count
     */
    public static ScalerExplanation of(GeneralScaler scaler, Optional<LeaseView> lease, LiveSize live, Instant now) {
        Ages ages = new Ages(now);
        GeneralScalerSpec spec = scaler.getSpec();
        GeneralScalerStatus status = scaler.getStatus();
        Optional<History> history = RestartData.stored(status, now).map(Restart::history);
        Optional<ControllerFacts> controller = lease.map(it -> new ControllerFacts(it, ages));
        List<Statement> said = new ArrayList<>();
        controller.map(ControllerFacts::fact).ifPresent(said::add);
        said.add(SizeFacts.replicas(spec, status, live, ages));
        if (status != null) {
            MetricFacts.of(spec, status, history, ages).ifPresent(said::add);
            DecisionFacts.of(status.lastDecision(), ages).ifPresent(said::add);
            ConditionFacts.of(status, ages).ifPresent(said::add);
        }
        said.addAll(new PlanFacts(ages).of(spec, status));
        history.flatMap(SizeFacts::remembered).ifPresent(said::add);
        List<String> steps =
                new ArrayList<>(controller.map(ControllerFacts::steps).orElse(List.of()));
        steps.addAll(NextSteps.of(scaler, ages));
        if (!steps.isEmpty()) {
            said.add(new Statement.Advice(steps));
        }
        return new ScalerExplanation(Subjects.scaler(scaler), Headline.of(scaler, status, live, ages), said);
    }
}
