package io.generalscaler.controller.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.status.Look;
import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import io.generalscaler.controller.observe.source.Answer;
import io.generalscaler.controller.observe.source.FailureReason;
import io.generalscaler.engine.model.Carried;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.Explanation;
import io.generalscaler.engine.model.Findings;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Stage;
import io.generalscaler.engine.model.Step;
import io.generalscaler.engine.model.Trace;
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

/** What of a visit is told in events, one row a rule: the visits before, the visit, and the reasons told. */
final class NewsroomTest {

    private static final Answer FIVE = new Answer.Value(5, Instant.EPOCH);
    private static final Answer LOST = new Answer.Failed(FailureReason.Timeout, "no answer");
    private static final Decision HOLD = new Decision.Hold(3, 3, Reason.AtDesired);

    static Stream<Arguments> rules() {
        return Stream.of(
                row("nothing happened", List.of(), visit(HOLD, Map.of("a", FIVE)), List.of()),
                row("grew", List.of(), visit(new Decision.Scale(3, 5, Reason.ScaledUp)), List.of("ScaledUp")),
                row("shrank", List.of(), visit(new Decision.Scale(5, 3, Reason.Stabilized)), List.of("ScaledDown")),
                row(
                        "went to zero",
                        List.of(),
                        visit(new Decision.Scale(5, 0, Reason.ScaledToZero)),
                        List.of("ScaledToZero")),
                row("woke up", List.of(), visit(new Decision.Scale(0, 1, Reason.Activated)), List.of("Activated")),
                row(
                        "a metric went missing",
                        List.of(),
                        visit(HOLD, Map.of("a", FIVE, "b", LOST)),
                        List.of("MetricMissing")),
                row(
                        "all metrics went missing",
                        List.of(),
                        visit(HOLD, Map.of("a", LOST)),
                        List.of("AllMetricsMissing")),
                row(
                        "a metric stays missing",
                        List.of(visit(HOLD, Map.of("a", LOST))),
                        visit(HOLD, Map.of("a", LOST)),
                        List.of()),
                row(
                        "a metric is back",
                        List.of(visit(HOLD, Map.of("a", LOST))),
                        visit(HOLD, Map.of("a", FIVE)),
                        List.of("Recovered")),
                row(
                        "the workload is not there",
                        List.of(),
                        visit(new Decision.Refuse(0, Reason.TargetNotFound)),
                        List.of("TargetNotFound")),
                row(
                        "the workload is still not there",
                        List.of(visit(new Decision.Refuse(0, Reason.TargetNotFound))),
                        visit(new Decision.Refuse(0, Reason.TargetNotFound)),
                        List.of()),
                row(
                        "the workload is there again",
                        List.of(visit(new Decision.Refuse(0, Reason.TargetNotFound))),
                        visit(HOLD),
                        List.of("Recovered")),
                row("the budget caps", List.of(), visit(HOLD, Reason.BudgetCapped), List.of("BudgetCapped")),
                row(
                        "the budget still caps",
                        List.of(visit(HOLD, Reason.BudgetCapped)),
                        visit(HOLD, Reason.BudgetCapped),
                        List.of()),
                row("a rate limit is no news", List.of(), visit(HOLD, Reason.RateLimited), List.of()),
                row("a pause began", List.of(), visit(HOLD, Reason.Paused), List.of("Paused")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void tells(String name, List<Visit> earlier, Visit visit, List<String> reasons) {
        Standing before = earlier.isEmpty() ? Standing.CALM : Standing.of(earlier.getLast());
        assertThat(Newsroom.news(before, visit)).extracting(News::reason).isEqualTo(reasons);
    }

    @Test
    void saysThatAWriteFailedInsteadOfThatItScaled() {
        Visit visit = visit(new Decision.Scale(3, 5, Reason.ScaledUp), Map.of(), Optional.of("not allowed"));
        assertThat(Newsroom.news(Standing.CALM, visit)).singleElement().satisfies(news -> {
            assertThat(news.reason()).isEqualTo("FailedUpdateScale");
            assertThat(news.warning()).isTrue();
            assertThat(news.note()).isEqualTo("not allowed");
        });
    }

    @Test
    void cutsALongNote() {
        assertThat(new News(true, "X", "Y", "n".repeat(5000)).note()).hasSize(1024);
    }

    private static Arguments row(String name, List<Visit> earlier, Visit visit, List<String> reasons) {
        return Arguments.of(name, earlier, visit, reasons);
    }

    private static Visit visit(Decision decision, Reason... steps) {
        return visit(decision, Map.of(), Optional.empty(), steps);
    }

    private static Visit visit(Decision decision, Map<String, Answer> answers) {
        return visit(decision, answers, Optional.empty());
    }

    private static Visit visit(
            Decision decision, Map<String, Answer> answers, Optional<String> problem, Reason... reasons) {
        List<Step> steps = new ArrayList<>();
        for (Reason reason : reasons) {
            steps.add(new Step(Stage.Bounds, 3, 3, reason, Explanation.of("why")));
        }
        Scaler scaler = new Scaler(
                new ScalerKey("default", "worker"), "uid", 1, Instant.EPOCH, false, new Scaler.Broken("none"));
        Trace trace = new Trace(Instant.EPOCH, decision, steps, List.of(), Findings.none(Carried.NOTHING));
        Look look = new Look(1, trace, problem, History.firstLook(), Optional.empty());
        return new Visit(scaler, answers, look);
    }
}
