package io.generalscaler.engine;

import static io.generalscaler.engine.Row.row;
import static io.generalscaler.engine.Scenario.QUEUE;
import static io.generalscaler.engine.Scenario.given;
import static io.generalscaler.engine.Scenario.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.generalscaler.engine.model.Contest;
import io.generalscaler.engine.model.Displacement;
import io.generalscaler.engine.model.LastSize;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.model.WriteOutcome;
import io.generalscaler.engine.plan.OnForeignChange;
import io.generalscaler.engine.plan.SelectPolicy;
import io.generalscaler.engine.plan.TargetType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A size that a hand other than the scaler's has set. Target 10 per replica, as everywhere. */
class ForeignChangeTest {

    static List<Row> answers() {
        return List.of(
                row(
                                "a size that kubectl apply wrote goes back in one step",
                                applied(10, 1).queue("100"),
                                10,
                                Reason.ScaledUp)
                        .saying("kubectl-client-side-apply changed the size from 10 to 1; the way back to 10 is free"),
                row(
                        "no rate stands in the way back",
                        applied(10, 1).queue("100").hpaDefaults().changed(5, 8),
                        10,
                        Reason.ScaledUp),
                row(
                        "no increment stands in the way back",
                        applied(10, 1).queue("100").maxIncrement(1),
                        10,
                        Reason.ScaledUp),
                row(
                        "no cooldown stands in the way back",
                        applied(10, 1).queue("100").cooldown(600, 600).lastScale(5),
                        10,
                        Reason.ScaledUp),
                row(
                        "no window stands in the way back up",
                        applied(10, 1).queue("100").windows(600, 600).recommended(100, 10),
                        10,
                        Reason.ScaledUp),
                row(
                        "no window stands in the way back down",
                        applied(3, 9).queue("30").hpaDefaults().recommended(100, 3),
                        3,
                        Reason.ScaledDown),
                row(
                        "beyond the size that was decided the rate counts from there",
                        applied(10, 1).queue("190").maxIncrement(2),
                        12,
                        Reason.ScaledUp),
                row(
                        "beyond the size that was decided a cooldown holds there",
                        applied(10, 1).queue("190").cooldown(600, 600).lastScale(5),
                        10,
                        Reason.ScaledUp),
                row(
                        "below the size that was decided a window holds there",
                        applied(10, 1).queue("40").windows(0, 300).recommended(100, 10),
                        10,
                        Reason.Restored),
                row(
                        "a metric is asked at the present size",
                        applied(10, 2)
                                .noMetrics()
                                .metric("rps", TargetType.VALUE, "100")
                                .reads("rps", "500"),
                        10,
                        Reason.ScaledUp),
                row(
                        "a value of before the change does not keep it small while a window remembers better",
                        applied(10, 1)
                                .noMetrics()
                                .metric("rps", TargetType.VALUE, "100")
                                .reads("rps", "100")
                                .windows(0, 300)
                                .recommended(100, 10),
                        10,
                        Reason.Restored),
                row(
                        "a size below minReplicas goes all the way back, not to the bound",
                        applied(10, 1).bounds(3, 20).queue("100"),
                        10,
                        Reason.ScaledUp),
                row(
                        "without a reading it goes to the bound",
                        applied(10, 1).bounds(3, 20).missing(QUEUE, "Timeout"),
                        3,
                        Reason.AtMinReplicas),
                row(
                        "without a reading it stays where the other hand put it",
                        applied(10, 2).missing(QUEUE, "Timeout").hpaDefaults().recommended(100, 10),
                        2,
                        Reason.AllMetricsMissing),
                row(
                        "without a reading it does not shrink",
                        applied(3, 9)
                                .missing(QUEUE, "Timeout")
                                .cooldown(600, 600)
                                .lastScale(5),
                        9,
                        Reason.AllMetricsMissing),
                row(
                        "a larger size that the metrics agree with stays",
                        applied(5, 9).queue("90").cooldown(600, 600).lastScale(5),
                        9,
                        Reason.AtDesired),
                row(
                        "a larger size that the metrics find too small grows from there",
                        applied(5, 9).queue("190").maxIncrement(2),
                        11,
                        Reason.ScaledUp),
                row(
                        "a workload that slept and is written awake sleeps again",
                        applied(0, 1).scaledToZero().bounds(0, 20).queue("0").maxDecrement(1),
                        0,
                        Reason.ScaledToZero),
                row(
                        "a pause holds what the other hand wrote",
                        applied(10, 1).queue("100").paused("", ""),
                        1,
                        Reason.Paused),
                row(
                        "an override rules over what the other hand wrote",
                        applied(10, 1).queue("100").overridden(7, "", ""),
                        7,
                        Reason.Overridden));
    }

    static List<Row> asAnySize() {
        return List.of(
                row(
                                "a size by kubectl scale is answered by the limits",
                                given().left(10, true)
                                        .replicas(1)
                                        .scaledBy("kubectl")
                                        .queue("100")
                                        .maxIncrement(2),
                                3,
                                Reason.ScaledUp)
                        .saying("kubectl changed the size from 10 to 1 through /scale"),
                row(
                        "a size by kubectl scale below minReplicas goes to the bound",
                        given().left(10, true)
                                .replicas(1)
                                .scaledBy("kubectl")
                                .bounds(3, 20)
                                .queue("100"),
                        3,
                        Reason.AtMinReplicas),
                row(
                                "Adopt: the limits count from the size that was written",
                                applied(10, 1).adopt().queue("100").maxIncrement(2),
                                3,
                                Reason.ScaledUp)
                        .saying("kubectl-client-side-apply changed the size from 10 to 1"),
                row("a zero by any hand stays a zero", applied(10, 0).queue("100"), 0, Reason.SetToZeroByHand)
                        .saying("kubectl-client-side-apply changed the size from 10 to 0"),
                row(
                        "a zero by any hand stays a zero where minReplicas is 0 and nothing is to be done",
                        applied(10, 0).bounds(0, 20).queue("0").hpaDefaults().recommended(100, 10),
                        0,
                        Reason.AtDesired),
                row(
                        "what a person stopped and a manifest starts is started",
                        applied(0, 3).queue("30").maxIncrement(1),
                        3,
                        Reason.AtDesired),
                row(
                        "where nobody can tell who it was, limits count from the present size",
                        given().left(10, true).replicas(1).queue("100").maxIncrement(2),
                        3,
                        Reason.ScaledUp),
                row(
                        "a size of our own that was not known of yet is ours",
                        given().left(10, true).replicas(12).ours().queue("120"),
                        12,
                        Reason.AtDesired),
                row(
                        "in mode Recommend nobody's size is ours",
                        applied(10, 1).queue("100").maxIncrement(2).recommendOnly(),
                        3,
                        Reason.RecommendOnly));
    }

    static List<Arguments> rows() {
        return List.of(answers(), asAnySize()).stream()
                .flatMap(List::stream)
                .map(row -> arguments(row.name(), row))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void decides(String name, Row row) {
        row.holds();
    }

    /** {@code decided} was written by the scaler, and a manifest has written {@code live} over it. */
    private static Scenario applied(int decided, int live) {
        return given().left(decided, true).replicas(live).writtenBy("kubectl-client-side-apply");
    }

    @Test
    @DisplayName("the way back is no change of ours: it uses up no rate and starts no cooldown")
    void theWayBackIsNoChange() {
        Scenario world =
                applied(10, 1).queue("100").hpaDefaults().later(15).ours().queue("140");
        assertThat(world.snapshot().history().scaleEvents()).isEmpty();
        assertThat(world.snapshot().history().lastScale()).isEmpty();
        assertThat(world.decide().desiredReplicas()).isEqualTo(14);
    }

    @Test
    @DisplayName("beyond the way back only the rest is a change")
    void theRestIsAChange() {
        Scenario world = applied(10, 1).queue("120").hpaDefaults().later(15);
        assertThat(world.snapshot().history().scaleEvents())
                .extracting(event -> event.change())
                .containsExactly(2);
    }

    @Test
    @DisplayName("it is told once; until it is back, each decision says from where it counts")
    void isToldOnce() {
        Scenario world = applied(10, 2).missing(QUEUE, "Timeout");
        assertThat(world.decide().steps(Reason.ForeignChange)).hasSize(1);
        Trace next = world.later(15).decide();
        assertThat(next.steps(Reason.ForeignChange)).isEmpty();
        assertThat(next.steps(Reason.Displaced)).hasSize(1);
    }

    @Test
    @DisplayName("the way back stays open while nothing can be read, and until a size was written")
    void staysOpen() {
        Scenario world = applied(10, 2).missing(QUEUE, "Timeout").maxIncrement(1);
        for (int i = 0; i < 100; i++) {
            world.later(15);
        }
        assertThat(world.queue("100").decide().desiredReplicas()).isEqualTo(10);
        assertThat(world.later(15).ours().queue("120").decide().desiredReplicas())
                .isEqualTo(11);
    }

    @Test
    @DisplayName("readings that agree with the new size for five minutes settle it")
    void settles() {
        Scenario world = applied(10, 2)
                .queue("20")
                .downRate(SelectPolicy.MAX, percent(100, 15))
                .maxIncrement(1);
        for (int i = 0; i < 19; i++) {
            world.later(15);
        }
        assertThat(world.queue("100").decide().desiredReplicas()).isEqualTo(10);
        world.queue("20").later(15).later(15);
        assertThat(world.queue("100").decide().desiredReplicas()).isEqualTo(3);
    }

    @Test
    @DisplayName("a second change before it is back does not forget where it was")
    void secondChange() {
        Scenario world =
                applied(10, 2).missing(QUEUE, "Timeout").later(15).replicas(3).writtenBy("argocd-controller");
        assertThat(world.queue("100").maxIncrement(1).decide().summary())
                .contains("argocd-controller changed the size from 2 to 3; the way back to 10 is free");
        assertThat(world.decide().desiredReplicas()).isEqualTo(10);
    }

    @Test
    @DisplayName("a write that meets a change is decided anew with the hand that made it")
    void conflict() {
        Scenario world =
                given().left(10, true).replicas(10).queue("120").hpaDefaults().later(0, WriteOutcome.CONFLICT);
        assertThat(world.replicas(1).writtenBy("helm").decide().desiredReplicas())
                .isEqualTo(12);
    }

    @Test
    @DisplayName("a hand that undoes three sizes in a row is given way to, for pauses that double")
    void givesWay() {
        Scenario world = given().left(10, true).queue("100");
        undone(world);
        assertThat(world.decide().desiredReplicas()).isEqualTo(10);
        undone(world.later(15));
        assertThat(world.decide().desiredReplicas()).isEqualTo(10);
        undone(world.later(15));
        Trace third = world.decide();
        assertThat(third.decision().reason()).isEqualTo(Reason.BackedOff);
        assertThat(third.desiredReplicas()).isEqualTo(2);
        assertThat(third.summary())
                .contains(
                        "the scaler's size was undone 3 times, last by argocd-controller: it is left as it is until ");
        for (int minutes : new int[] {1, 2, 4, 8, 8}) {
            world.later(minutes * 60 - 1);
            assertThat(world.decide().desiredReplicas())
                    .as("within %s min", minutes)
                    .isEqualTo(2);
            world.later(1);
            assertThat(world.decide().desiredReplicas())
                    .as("after %s min", minutes)
                    .isEqualTo(10);
            undone(world.later(15));
        }
    }

    @Test
    @DisplayName("an end of the pause is looked at when it comes")
    void looksAtTheEnd() {
        Scenario world = given().left(10, true).queue("100");
        undone(world);
        undone(world.later(15));
        undone(world.later(15));
        Trace trace = world.decide();
        var history = Engine.remember(world.snapshot(), trace, WriteOutcome.APPLIED);
        Instant next = NextEvaluation.UNKNOWN
                .after(trace, 1)
                .at(trace.at().plusSeconds(3600), trace, history, world.plan().behavior());
        assertThat(next).isEqualTo(trace.at().plusSeconds(60));
    }

    @Test
    @DisplayName("three changes with a quarter of an hour and more between them are no fight")
    void noFight() {
        Scenario world = given().left(10, true).queue("100");
        for (int i = 0; i < 5; i++) {
            undone(world);
            assertThat(world.decide().desiredReplicas()).isEqualTo(10);
            world.later(901);
        }
    }

    @Test
    @DisplayName("three manifests that nothing of ours stood against are no fight")
    void nothingUndone() {
        Scenario world = given().left(10, true).queue("100");
        for (int i = 0; i < 5; i++) {
            int size = 3 + i;
            world.replicas(size).writtenBy("helm").queue(size + "0");
            assertThat(world.decide().desiredReplicas()).isEqualTo(size);
            world.later(15);
        }
    }

    @Test
    @DisplayName("whoever scales by /scale is not given way to")
    void scaleIsNoFight() {
        Scenario world = given().left(10, true).queue("100");
        for (int i = 0; i < 5; i++) {
            world.replicas(2).scaledBy("kubectl");
            assertThat(world.decide().desiredReplicas()).isEqualTo(10);
            world.later(15).ours();
        }
    }

    @Test
    @DisplayName("a controller that was away recognises what happened meanwhile")
    void afterARestart() {
        Scenario world = given().lastSize(new LastSize(
                        10,
                        true,
                        Optional.empty(),
                        Optional.of(new Contest("flux", 2, given().snapshot().now()))))
                .replicas(1)
                .writtenBy("flux")
                .queue("100");
        assertThat(world.decide().decision().reason()).isEqualTo(Reason.BackedOff);
    }

    @Test
    @DisplayName("records of the size refuse what cannot be")
    void records() {
        Instant now = given().snapshot().now();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> LastSize.of(-1, true)))
                .hasMessage("left: must not be negative, is -1");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> new Displacement(-1, "x", now)))
                .hasMessage("decided: must not be negative, is -1");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> new Contest("x", 0, now)))
                .hasMessage("moves: must be at least 1, is 0");
        assertThat(new Contest("x", Integer.MAX_VALUE, now).pause()).isEqualTo(Duration.ofMinutes(8));
        assertThat(OnForeignChange.values()).hasSize(2);
    }

    @Test
    @DisplayName("where several hands undo sizes, the last one is named and none is given the moves of all")
    void namesTheLastOfSeveralHands() {
        Scenario world = given().left(10, true).queue("100");
        undone(world);
        world.decide();
        undone(world.later(15));
        world.decide();
        world.later(15).replicas(2).writtenBy("helm");
        assertThat(world.decide().summary()).contains("the scaler's size was undone 3 times, last by helm: ");
    }

    private static void undone(Scenario world) {
        world.replicas(2).writtenBy("argocd-controller");
    }
}
