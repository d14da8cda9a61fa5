package io.generalscaler.engine;

import static io.generalscaler.engine.Scenario.QUEUE;
import static io.generalscaler.engine.Scenario.given;
import static io.generalscaler.engine.Scenario.percent;
import static io.generalscaler.engine.Scenario.pods;
import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.Recommendation;
import io.generalscaler.engine.model.ScaleEvent;
import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.model.WriteOutcome;
import io.generalscaler.engine.plan.SelectPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a decision leaves for the next. */
class HistoryUpdateTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");

    private static History after(Scenario scenario, WriteOutcome outcome) {
        Snapshot snapshot = scenario.snapshot();
        return Engine.remember(snapshot, Engine.decide(snapshot), outcome);
    }

    private static Scenario grows() {
        return given().queue("50").windows(0, 300).upRate(SelectPolicy.MAX, pods(4, 60));
    }

    @Test
    @DisplayName("an applied change is an event and the last change")
    void applied() {
        History history = after(grows(), WriteOutcome.APPLIED);
        assertThat(history.scaleEvents()).containsExactly(new ScaleEvent(NOW, 3));
        assertThat(history.lastScale()).contains(NOW);
        assertThat(history.recommendations()).contains(List.of(new Recommendation(NOW, 5)));
    }

    @Test
    @DisplayName("a change that was not written leaves the recommendation alone")
    void notWritten() {
        History history = after(grows(), WriteOutcome.NOT_WRITTEN);
        assertThat(history.scaleEvents()).isEmpty();
        assertThat(history.lastScale()).isEmpty();
        assertThat(history.recommendations()).contains(List.of(new Recommendation(NOW, 5)));
    }

    @Test
    @DisplayName("a conflict leaves the history as it was")
    void conflict() {
        Scenario scenario = grows().failed(QUEUE, 2);
        assertThat(after(scenario, WriteOutcome.CONFLICT))
                .isEqualTo(scenario.snapshot().history());
    }

    @Test
    @DisplayName("holding leaves no event")
    void hold() {
        History history = after(grows().queue("20"), WriteOutcome.APPLIED);
        assertThat(history.scaleEvents()).isEmpty();
        assertThat(history.lastScale()).isEmpty();
    }

    @Test
    @DisplayName("the first look remembers the current size beside its recommendation")
    void firstEvaluation() {
        History history = after(grows().firstEvaluation(), WriteOutcome.APPLIED);
        assertThat(history.recommendations().orElseThrow())
                .containsExactlyInAnyOrder(new Recommendation(NOW, 2), new Recommendation(NOW, 5));
    }

    @Test
    @DisplayName("a look that asks for nothing leaves the first look to come")
    void nothingAsked() {
        assertThat(after(grows().replicas(0).firstEvaluation(), WriteOutcome.APPLIED)
                        .recommendations())
                .isEmpty();
        assertThat(after(grows().replicas(50).firstEvaluation(), WriteOutcome.APPLIED)
                        .recommendations())
                .isEmpty();
    }

    @Test
    @DisplayName("what no window and no period reaches is forgotten")
    void forgotten() {
        History history = after(
                grows().recommended(300, 9).recommended(299, 8).changed(60, 1).changed(59, 2), WriteOutcome.APPLIED);
        assertThat(history.recommendations().orElseThrow())
                .extracting(Recommendation::replicas)
                .containsExactly(8, 5);
        assertThat(history.scaleEvents()).extracting(ScaleEvent::change).containsExactly(2, 2);
    }

    @Test
    @DisplayName("instants from a clock that went back become now")
    void healed() {
        History history = after(
                grows().recommended(-500, 9).changed(-500, 2).lastScale(-500).queue("20"), WriteOutcome.APPLIED);
        assertThat(history.recommendations().orElseThrow()).contains(new Recommendation(NOW, 9));
        assertThat(history.scaleEvents()).containsExactly(new ScaleEvent(NOW, 2));
        assertThat(history.lastScale()).contains(NOW);
    }

    @Test
    @DisplayName("a failure counts for its metric until that metric is read again")
    void failures() {
        assertThat(after(grows().failed(QUEUE, 2).missing(QUEUE, "Timeout"), WriteOutcome.APPLIED)
                        .consecutiveFailures())
                .containsEntry(QUEUE, 3);
        assertThat(after(grows().failed(QUEUE, 2), WriteOutcome.APPLIED).consecutiveFailures())
                .isEmpty();
        assertThat(after(grows().failed("gone", 2), WriteOutcome.APPLIED).consecutiveFailures())
                .isEmpty();
    }

    @Test
    @DisplayName("an hour of looks at a jumping metric stays short, and no window is answered too early")
    void staysShort() {
        long seed = 4711;
        Random random = new Random(seed);
        Scenario scenario = given().bounds(1, 100_000)
                .replicas(100)
                .windows(600, 3600)
                .upRate(SelectPolicy.MAX, percent(10, 1800))
                .downRate(SelectPolicy.MAX, percent(10, 1800));
        int[] asked = new int[3600];
        for (int second = 0; second < asked.length; second++) {
            asked[second] = 100 + random.nextInt(100_000);
            scenario.queue(String.valueOf(asked[second] * 10L)).later(1);
            History history = scenario.snapshot().history();
            assertThat(history.recommendations().orElseThrow()).hasSizeLessThan(70);
            assertThat(history.scaleEvents()).hasSizeLessThan(140);
            if (second % 60 == 0) {
                int largest = 0;
                for (int past = 0; past <= second; past++) {
                    largest = Math.max(largest, asked[past]);
                }
                int kept = history.recommendations().orElseThrow().stream()
                        .mapToInt(Recommendation::replicas)
                        .max()
                        .orElseThrow();
                assertThat(kept).as("seed " + seed + " second " + second).isEqualTo(largest);
            }
        }
    }
}
