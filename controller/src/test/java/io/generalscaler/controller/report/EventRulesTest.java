package io.generalscaler.controller.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.status.Evaluation;
import io.generalscaler.api.status.Restart;
import io.generalscaler.api.status.Stuck;
import io.generalscaler.api.status.Unwritten;
import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import io.generalscaler.controller.observe.source.Answer;
import io.generalscaler.engine.model.Carried;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.Explanation;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Stage;
import io.generalscaler.engine.model.Step;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.model.TraceFacts;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What of an evaluation is told in events, one row a rule: the evaluations before, the evaluation, and the reasons told. */
final class EventRulesTest {

    private static final Answer FIVE = new Answer.Value(Sample.of(5, Instant.EPOCH));
    private static final Answer LOST = new Answer.Failed(FailureReason.Timeout, "no answer");
    private static final Decision HOLD = new Decision.Hold(3, 3, Reason.AtDesired);

    static Stream<Arguments> rules() {
        return Stream.of(
                row("nothing happened", List.of(), evaluation(HOLD, Map.of("a", FIVE)), List.of()),
                row("grew", List.of(), evaluation(new Decision.Scale(3, 5, Reason.ScaledUp)), List.of("ScaledUp")),
                row(
                        "shrank",
                        List.of(),
                        evaluation(new Decision.Scale(5, 3, Reason.Stabilized)),
                        List.of("ScaledDown")),
                row(
                        "went to zero",
                        List.of(),
                        evaluation(new Decision.Scale(5, 0, Reason.ScaledToZero)),
                        List.of("ScaledToZero")),
                row("woke up", List.of(), evaluation(new Decision.Scale(0, 1, Reason.Activated)), List.of("Activated")),
                row(
                        "a metric went missing",
                        List.of(),
                        evaluation(HOLD, Map.of("a", FIVE, "b", LOST)),
                        List.of("MetricMissing")),
                row(
                        "all metrics went missing",
                        List.of(),
                        evaluation(HOLD, Map.of("a", LOST)),
                        List.of("AllMetricsMissing")),
                row(
                        "a metric stays missing",
                        List.of(evaluation(HOLD, Map.of("a", LOST))),
                        evaluation(HOLD, Map.of("a", LOST)),
                        List.of()),
                row(
                        "a metric is back",
                        List.of(evaluation(HOLD, Map.of("a", LOST))),
                        evaluation(HOLD, Map.of("a", FIVE)),
                        List.of("Recovered")),
                row(
                        "the workload is not there",
                        List.of(),
                        evaluation(new Decision.Refuse(0, Reason.TargetNotFound)),
                        List.of("TargetNotFound")),
                row(
                        "the workload is still not there",
                        List.of(evaluation(new Decision.Refuse(0, Reason.TargetNotFound))),
                        evaluation(new Decision.Refuse(0, Reason.TargetNotFound)),
                        List.of()),
                row(
                        "the workload is there again",
                        List.of(evaluation(new Decision.Refuse(0, Reason.TargetNotFound))),
                        evaluation(HOLD),
                        List.of("Recovered")),
                row("the budget caps", List.of(), evaluation(HOLD, Reason.BudgetCapped), List.of("BudgetCapped")),
                row(
                        "each change by another hand is told",
                        List.of(evaluation(HOLD, Reason.ForeignChange)),
                        evaluation(HOLD, Reason.ForeignChange),
                        List.of("ForeignChange")),
                row("a hand is given way to", List.of(), evaluation(HOLD, Reason.BackedOff), List.of("BackedOff")),
                row(
                        "the budget still caps",
                        List.of(evaluation(HOLD, Reason.BudgetCapped)),
                        evaluation(HOLD, Reason.BudgetCapped),
                        List.of()),
                row("a rate limit is no news", List.of(), evaluation(HOLD, Reason.RateLimited), List.of()),
                row("a pause began", List.of(), evaluation(HOLD, Reason.Paused), List.of("Paused")),
                row("pods do not follow", List.of(), stuck(), List.of("Unschedulable")),
                row("pods still do not follow", List.of(stuck()), stuck(), List.of()),
                row("pods follow again", List.of(stuck()), evaluation(HOLD), List.of("Recovered")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void tells(String name, List<ScalerEvaluation> earlier, ScalerEvaluation evaluation, List<String> reasons) {
        ReportedStates before = earlier.isEmpty() ? ReportedStates.NONE : ReportedStates.of(earlier.getLast());
        assertThat(EventRules.announcements(before, evaluation))
                .extracting(Announcement::reason)
                .isEqualTo(reasons);
    }

    @Test
    void saysThatAWriteFailedInsteadOfThatItScaled() {
        ScalerEvaluation evaluation =
                evaluation(new Decision.Scale(3, 5, Reason.ScaledUp), Map.of(), Optional.of("not allowed"));
        assertThat(EventRules.announcements(ReportedStates.NONE, evaluation))
                .singleElement()
                .satisfies(announcement -> {
                    assertThat(announcement.reason()).isEqualTo("FailedUpdateScale");
                    assertThat(announcement.warning()).isTrue();
                    assertThat(announcement.note()).isEqualTo("not allowed");
                });
    }

    @Test
    void cutsALongNote() {
        assertThat(new Announcement(true, "X", "Y", "n".repeat(5000)).note()).hasSize(1024);
    }

    private static Arguments row(
            String name, List<ScalerEvaluation> earlier, ScalerEvaluation evaluation, List<String> reasons) {
        return Arguments.of(name, earlier, evaluation, reasons);
    }

    private static ScalerEvaluation stuck() {
        ScalerEvaluation follows = evaluation(HOLD);
        Evaluation result = follows.result();
        return new ScalerEvaluation(
                follows.scaler(),
                Map.of(),
                new Evaluation(
                        1,
                        result.trace(),
                        Optional.empty(),
                        Restart.NOTHING,
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Optional.of(new Stuck(Stuck.Kind.Unschedulable, "pods cannot be scheduled"))));
    }

    private static ScalerEvaluation evaluation(Decision decision, Reason... steps) {
        return evaluation(decision, Map.of(), Optional.empty(), steps);
    }

    private static ScalerEvaluation evaluation(Decision decision, Map<String, Answer> answers) {
        return evaluation(decision, answers, Optional.empty());
    }

    private static ScalerEvaluation evaluation(
            Decision decision, Map<String, Answer> answers, Optional<String> problem, Reason... reasons) {
        List<Step> steps = new ArrayList<>();
        for (Reason reason : reasons) {
            steps.add(new Step(Stage.Bounds, 3, 3, reason, Explanation.of("why")));
        }
        Scaler scaler = new Scaler(new ScalerKey("default", "worker"), "uid", 1, false, new Scaler.Broken("none"));
        Trace trace = new Trace(Instant.EPOCH, decision, steps, List.of(), TraceFacts.none(Carried.NOTHING));
        Evaluation look = new Evaluation(
                1,
                trace,
                problem.map(why -> new Unwritten(why, true)),
                Restart.NOTHING,
                Optional.empty(),
                Optional.empty(),
                Map.of());
        return new ScalerEvaluation(scaler, answers, look);
    }
}
