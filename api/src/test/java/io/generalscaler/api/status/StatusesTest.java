package io.generalscaler.api.status;

import static io.generalscaler.api.status.Evaluations.NOW;
import static io.generalscaler.api.status.Evaluations.QUEUE;
import static io.generalscaler.api.status.Evaluations.at;
import static io.generalscaler.api.status.Evaluations.first;
import static io.generalscaler.api.status.Evaluations.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.generalscaler.api.v1alpha1.DecisionStatus;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.api.v1alpha1.RestartStatus;
import io.generalscaler.api.workload.TargetIdentity;
import io.generalscaler.api.workload.WorkloadKind;
import io.generalscaler.engine.model.Carried;
import io.generalscaler.engine.model.Contest;
import io.generalscaler.engine.model.Displacement;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.LastSize;
import io.generalscaler.engine.model.Reading;
import io.generalscaler.engine.model.Recommendation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StatusesTest {
    private static final Instant LATER = NOW.plusSeconds(15);

    @Test
    void aFirstLookIsWrittenDownWhole() {
        GeneralScalerStatus status = Statuses.after(
                first(QUEUE + "budget: {maxMonthlyCost: 500, costPerPodPerHour: 0.05}", 2, Map.of("queue", value(50))),
                null);

        assertThat(status.observedGeneration()).isEqualTo(1);
        assertThat(status.currentReplicas()).isEqualTo(2);
        assertThat(status.desiredReplicas()).isEqualTo(5);
        assertThat(status.currentMetricValue()).isEqualByComparingTo("50");
        assertThat(status.lastScaleTime()).isEqualTo("2026-01-15T10:30:00Z");
        assertThat(status.estimatedMonthlyCost()).isEqualTo(new BigDecimal("182.50"));
        assertThat(status.conditions()).hasSize(7).allSatisfy(condition -> {
            assertThat(condition.lastTransitionTime()).isEqualTo("2026-01-15T10:30:00Z");
            assertThat(condition.observedGeneration()).isEqualTo(1);
            assertThat(condition.message()).isNotEmpty();
        });
        assertThat(status.metrics()).singleElement().satisfies(metric -> {
            assertThat(metric.name()).isEqualTo("queue");
            assertThat(metric.target()).isEqualTo("10 (AverageValue)");
            assertThat(metric.readTime()).isEqualTo("2026-01-15T10:29:57Z");
            assertThat(metric.state()).isEqualTo("Fresh");
        });
        assertThat(status.lastDecision().decision()).isEqualTo("Scale");
        assertThat(status.lastDecision().reason()).isEqualTo("ScaledUp");
        assertThat(status.lastDecision().message()).startsWith("2 → 5");
        assertThat(status.lastDecision().steps()).isNotEmpty();
    }

    @Test
    void conditionsKeepTheirTimesUntilTheyTurn() {
        Evaluation calm = first(QUEUE, 5, Map.of("queue", value(50)));
        GeneralScalerStatus before = Statuses.after(calm, null);
        Evaluation blind = at(LATER, QUEUE, 5, Map.of("queue", new Reading.Missing("Timeout")), calm.history());

        GeneralScalerStatus after = Statuses.after(blind, before);

        assertThat(after.conditions())
                .extracting(condition -> condition.type() + " " + condition.lastTransitionTime())
                .containsExactly(
                        "Ready 2026-01-15T10:30:00Z",
                        "ScalingActive 2026-01-15T10:30:15Z",
                        "MetricsAvailable 2026-01-15T10:30:15Z",
                        "AbleToScale 2026-01-15T10:30:00Z",
                        "ScalingLimited 2026-01-15T10:30:00Z",
                        "Paused 2026-01-15T10:30:00Z",
                        "PodsFollow 2026-01-15T10:30:00Z");
    }

    @Test
    void theSameLookAgainSaysNothingNew() {
        Evaluation one = first(QUEUE, 5, Map.of("queue", value(50)));
        Evaluation two = at(LATER, QUEUE, 5, Map.of("queue", value(50)), one.history());

        assertThat(change(one, two)).isEqualTo(StatusChange.NONE);
        GeneralScalerStatus before = Statuses.after(one, null);
        assertThat(StatusChange.isNews(before, Statuses.after(two, before))).isFalse();
        assertThat(Statuses.after(two, before).lastDecision().time()).isEqualTo("2026-01-15T10:30:00Z");
    }

    @Test
    void anotherValueWithTheSameDecisionIsOnlyAFigure() {
        Evaluation one = first(QUEUE, 5, Map.of("queue", value(50)));
        Evaluation two = at(LATER, QUEUE, 5, Map.of("queue", value(51)), one.history());

        assertThat(change(one, two)).isEqualTo(StatusChange.FIGURES);
        GeneralScalerStatus before = Statuses.after(one, null);
        assertThat(StatusChange.isNews(before, Statuses.after(two, before))).isFalse();
    }

    @Test
    void anotherDecisionIsNews() {
        Evaluation one = first(QUEUE, 5, Map.of("queue", value(50)));
        Evaluation two = at(LATER, QUEUE, 5, Map.of("queue", value(90)), one.history());

        assertThat(change(one, two)).isEqualTo(StatusChange.NEWS);
        GeneralScalerStatus before = Statuses.after(one, null);
        assertThat(StatusChange.isNews(before, Statuses.after(two, before))).isTrue();
    }

    @Test
    void aRestartRemembersTheLastChange() {
        String spec = QUEUE + "behavior: {scaleUp: {cooldownSeconds: 60}}";
        Evaluation scaled = first(spec, 2, Map.of("queue", value(50)));
        GeneralScalerStatus status = reread(Statuses.after(scaled, null));

        Evaluation early =
                at(NOW.plusSeconds(30), spec, 5, Map.of("queue", value(90)), history(status, NOW.plusSeconds(30)));
        Evaluation due =
                at(NOW.plusSeconds(65), spec, 5, Map.of("queue", value(90)), history(status, NOW.plusSeconds(65)));

        assertThat(early.trace().decision().reason().name()).isEqualTo("CoolingDown");
        assertThat(due.trace().desiredReplicas()).isEqualTo(9);
    }

    @Test
    void aRestartRemembersTheStabilizationWindow() {
        Evaluation busy = first(QUEUE, 8, Map.of("queue", value(80)));
        GeneralScalerStatus status = reread(Statuses.after(busy, null));

        Evaluation calm = at(LATER, QUEUE, 8, Map.of("queue", value(10)), history(status, LATER));

        assertThat(calm.trace().decision().reason().name()).isEqualTo("Stabilized");
        assertThat(calm.trace().desiredReplicas()).isEqualTo(8);
    }

    @Test
    void aRestartRemembersFailures() {
        String spec = QUEUE + "fallback: {afterFailures: 3, behavior: currentReplicasIfHigher, replicas: 8}";
        Map<String, Reading> timeout = Map.of("queue", new Reading.Missing("Timeout"));
        Evaluation first = first(spec, 8, timeout);
        Evaluation second = at(LATER, spec, 8, timeout, history(reread(Statuses.after(first, null)), LATER));
        GeneralScalerStatus status = reread(Statuses.after(second, null));
        Evaluation third = at(LATER.plusSeconds(15), spec, 8, timeout, history(status, LATER.plusSeconds(15)));

        assertThat(second.trace().steps(io.generalscaler.engine.model.Reason.FallbackUsed))
                .isEmpty();
        assertThat(third.trace().steps(io.generalscaler.engine.model.Reason.FallbackUsed))
                .hasSize(1);
    }

    @Test
    void aRestartRemembersTheMonthsSpend() {
        String spec = QUEUE + "budget: {maxMonthlyCost: 500, costPerPodPerHour: 0.05, period: Month}";
        Evaluation one = first(spec, 5, Map.of("queue", value(50)));
        GeneralScalerStatus status = reread(Statuses.after(one, null));

        History back = history(status, LATER);

        assertThat(back.carried().spend()).isEqualTo(one.history().carried().spend());
        assertThat(back.carried().lastLook()).isEqualTo(Optional.of(NOW));
        assertThat(status.spend().month()).isEqualTo("2026-01");
        assertThat(status.spend().amount()).isPositive();
    }

    @Test
    void aRestartRemembersTheSizeAndOtherHands() {
        Evaluation look = first(QUEUE, 5, Map.of("queue", value(50)));
        LastSize size = new LastSize(
                1,
                false,
                Optional.of(new Displacement(10, "helm", NOW)),
                Optional.of(new Contest("helm", 2, NOW.minusSeconds(60))));
        History history = look.history();
        Evaluation moved = look.with(look.restart()
                .with(new History(
                        history.recommendations(),
                        history.scaleEvents(),
                        history.lastScale(),
                        history.consecutiveFailures(),
                        history.carried().withSize(Optional.of(size)))));

        GeneralScalerStatus status = reread(Statuses.after(moved, null));

        assertThat(history(status, LATER).carried().size()).contains(size);
    }

    @Test
    void aRestartRemembersWhichListsWereThere() {
        SeenMetrics seen = SeenMetrics.of(IntStream.of(7, -3));
        Evaluation look = first(QUEUE, 5, Map.of("queue", value(50)));

        GeneralScalerStatus status =
                reread(Statuses.after(look.with(look.restart().with(seen)), null));

        assertThat(RestartData.read(status, LATER).seen()).isEqualTo(seen);
        assertThat(RestartData.read(with(1, "{\"seen\": [7, \"x\", 9999999999, null, -3]}"), NOW)
                        .seen())
                .as("what makes no sense is left out")
                .isEqualTo(seen);
    }

    @Test
    void theLastRecommendationCountsAsRepeatedUntilNow() {
        GeneralScalerStatus status = reread(Statuses.after(first(QUEUE, 8, Map.of("queue", value(80))), null));

        List<Recommendation> back =
                history(status, NOW.plus(Duration.ofHours(1))).recommendations().orElseThrow();

        assertThat(back.getLast()).isEqualTo(new Recommendation(NOW.plus(Duration.ofHours(1)), 8));
    }

    @Test
    void withoutAStatusItIsTheFirstLook() {
        assertThat(RestartData.read(null, NOW)).isEqualTo(Restart.NOTHING);
    }

    @Test
    void whatMakesNoSenseIsLeftOut() {
        History back = history(with(1, """
                        {"recommendations": [["yesterday", 5], [1768473000000, -1], [1768473000000, "5"], 5, null],
                         "changes": [[null, 3], [1768473000000, 0], {}], "failures": {"queue": -5, "other": "x"},
                         "lastScale": "now", "lastLook": true, "spend": ["2026-13", 1], "errorRates": [[1768473000000, 1, "x"]],
                         "size": {"left": -1}}
                        """), NOW);

        assertThat(back.recommendations()).contains(List.of());
        assertThat(back.scaleEvents()).isEmpty();
        assertThat(back.consecutiveFailures()).isEmpty();
        assertThat(back.lastScale()).isEmpty();
        assertThat(back.carried()).isEqualTo(Carried.NOTHING);
    }

    @Test
    void ofTheSizeOnlyWhatMakesSenseIsTaken() {
        History back = history(with(1, """
                        {"size": {"left": 3, "ours": "yes", "displaced": [-1, 1768473000000, "a"], "contest": [0, "x"]}}
                        """), NOW);

        assertThat(back.carried().size()).contains(LastSize.of(3, false));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                arguments("no JSON", 1, "{"),
                arguments("no object", 1, "[]"),
                arguments("nothing", 1, ""),
                arguments("another version", 2, "{\"lastScale\": 0}"),
                arguments("no version", null, "{\"lastScale\": 0}"),
                arguments("no data", 1, null),
                arguments("a target without a name", 1, "{\"target\": {\"kind\": \"Deployment\"}}"),
                arguments("too long", 1, "{\"lastScale\": 0}" + " ".repeat(RestartStatus.MAX_DATA)),
                arguments("too deep", 1, "{\"recommendations\": " + "[".repeat(9_000) + "]".repeat(9_000) + "}"),
                arguments("too many tokens", 1, "{\"recommendations\": [0" + ",0".repeat(9_000) + "]}"),
                arguments("a number without end", 1, "{\"lastScale\": " + "9".repeat(9_000) + "}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void unreadable(String what, Integer version, String data) {
        assertThat(RestartData.read(with(version, data), NOW)).isEqualTo(Restart.lost(NOW));
    }

    @Test
    void aHistoryBelongsToOneWorkload() {
        String spec = QUEUE + "budget: {maxMonthlyCost: 500, costPerPodPerHour: 0.05, period: Month}";
        Evaluation one = first(spec, 2, Map.of("queue", value(50)));
        TargetIdentity app = new TargetIdentity(WorkloadKind.DEPLOYMENT, "app", "1");
        Restart known =
                RestartData.read(reread(Statuses.after(one.with(one.restart().at(app)), null)), NOW);

        assertThat(known.target()).contains(app);
        assertThat(known.at(app)).isEqualTo(known);
        assertThat(known.at(new TargetIdentity(WorkloadKind.DEPLOYMENT, "app", ""))
                        .history())
                .isEqualTo(known.history());
        assertThat(known.at(new TargetIdentity(WorkloadKind.DEPLOYMENT, "other", "2"))
                        .history())
                .isEqualTo(History.firstEvaluation());
        assertThat(known.at(new TargetIdentity(WorkloadKind.STATEFUL_SET, "app", "1"))
                        .history())
                .isEqualTo(History.firstEvaluation());
        History madeAgain = known.at(new TargetIdentity(WorkloadKind.DEPLOYMENT, "app", "2"))
                .history();
        assertThat(madeAgain.lastScale()).isEmpty();
        assertThat(madeAgain.recommendations()).isEmpty();
        assertThat(madeAgain.carried().spend())
                .isEqualTo(known.history().carried().spend())
                .isPresent();
    }

    @Test
    void aMissingMetricSaysWhyInASentence() {
        Evaluation blind = first(QUEUE, 5, Map.of("queue", new Reading.Missing("Timeout")));
        Evaluation told = new Evaluation(
                1,
                blind.trace(),
                Optional.empty(),
                blind.restart(),
                blind.target(),
                Optional.empty(),
                Map.of("queue", "no answer within 2 s"));

        assertThat(Statuses.after(told, null).metrics()).singleElement().satisfies(metric -> {
            assertThat(metric.reason()).isEqualTo("Timeout");
            assertThat(metric.message()).isEqualTo("no answer within 2 s");
            assertThat(metric.readTime()).isNull();
        });
        assertThat(change(blind, told)).isEqualTo(StatusChange.NEWS);
    }

    private static StatusChange change(Evaluation before, Evaluation after) {
        return StatusChange.between(EvaluationDigest.of(before), EvaluationDigest.of(after));
    }

    @Test
    void targetsReadAsThoseOfAnHpa() {
        assertThat(targets(QUEUE, 4, Map.of("queue", value(624)))).isEqualTo("156/10 (avg)");
        assertThat(targets(QUEUE, 3, Map.of("queue", value(50)))).isEqualTo("16.67/10 (avg)");
        assertThat(targets(QUEUE, 3, Map.of("queue", value(12_346)))).isEqualTo("4115/10 (avg)");
        assertThat(targets(QUEUE, 0, Map.of("queue", value(50)))).isEqualTo("50/10 (avg)");
        assertThat(targets(QUEUE, 4, Map.of("queue", new Reading.Missing("Timeout"))))
                .isEqualTo("<unknown>/10 (avg)");
        String two = """
                targetRef: {name: app}
                maxReplicas: 20
                metrics:
                - {name: queue, type: redis, targetValue: 10, redis: {host: r, queueName: q}}
                - {name: load, type: redis, targetValue: 0.5, targetType: Value, redis: {host: r, queueName: l}}
                """;
        assertThat(targets(two, 4, Map.of("queue", value(40), "load", value(0.25))))
                .isEqualTo("10/10 (avg), 0.25/0.5");
        assertThat(targets(QUEUE, 4, Map.of("queue", value(1e39)))).isEqualTo("2.5E+38/10 (avg)");
    }

    private static String targets(String spec, int replicas, Map<String, Reading> readings) {
        return Statuses.after(first(spec, replicas, readings), null).targets();
    }

    private static GeneralScalerStatus with(Integer version, String data) {
        DecisionStatus decision = new DecisionStatus(null, null, null, null, null, null, null);
        return new GeneralScalerStatus(
                null,
                null,
                null,
                null,
                null,
                null,
                "now",
                null,
                null,
                decision,
                null,
                null,
                null,
                new RestartStatus(version, data),
                null);
    }

    private static History history(GeneralScalerStatus status, Instant now) {
        return RestartData.read(status, now).history();
    }

    /** Through JSON and back, as the API server has it. */
    private static GeneralScalerStatus reread(GeneralScalerStatus status) {
        KubernetesSerialization json = new KubernetesSerialization();
        GeneralScaler scaler = new GeneralScaler();
        scaler.setStatus(status);
        return json.unmarshal(json.asJson(scaler), GeneralScaler.class).getStatus();
    }
}
