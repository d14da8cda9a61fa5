package io.generalscaler.cli.simulate.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.generalscaler.api.compile.Compilation;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.text.Document;
import io.generalscaler.api.text.Documents;
import io.generalscaler.cli.offline.OfflineCompiler;
import io.generalscaler.cli.simulate.model.Timeline.Size;
import io.generalscaler.cli.simulate.trace.BadTraceException;
import io.generalscaler.cli.simulate.trace.CsvTrace;
import io.generalscaler.cli.simulate.trace.LoadTrace;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.plan.Plan;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final String FREE = "behavior: {scaleUp: {cooldownSeconds: 0}, scaleDown: {cooldownSeconds: 0}}\n";
    private static final String QUEUE = "maxReplicas: 20\nmetric: {name: queue, type: redis, targetValue: 10}\n";

    private static Plan plan(String spec) {
        Document.Read read = (Document.Read) Documents.read(spec).getFirst();
        return ((Compilation.Accepted) new OfflineCompiler().compile(read.tree(), Context.at(Instant.EPOCH)))
                .scaler()
                .plan();
    }

    private static LoadTrace trace(String rows) {
        try {
            return CsvTrace.read(("timestamp,queue\n" + rows).getBytes(UTF_8));
        } catch (BadTraceException e) {
            throw new AssertionError(e);
        }
    }

    private static SimulationSettings settings(Duration podStart, Duration metricDelay, SimulationSettings.Load load) {
        return new SimulationSettings(
                Duration.ofSeconds(15), podStart, metricDelay, load, OptionalInt.empty(), Optional.empty());
    }

    private static SimulationSettings settings(Duration podStart) {
        return settings(podStart, Duration.ZERO, new SimulationSettings.Independent(true));
    }

    private static Result run(String spec, String rows, SimulationSettings settings) {
        return new Simulation(plan(spec), trace(rows), settings).run(_ -> {});
    }

    private static int at(Result result, Size size, int seconds) {
        Timeline timeline = result.timeline();
        int look = IntStream.range(0, timeline.looks())
                .filter(i -> timeline.millis(i) <= seconds * 1000L)
                .max()
                .orElseThrow();
        return timeline.size(size, look);
    }

    @Test
    void podsServeOnlyAfterTheyHaveStarted() {
        Result result = run(QUEUE + FREE, "0,20\n60,80\n120,80\n180,80\n", settings(Duration.ofSeconds(45)));
        assertThat(at(result, Size.DESIRED, 0)).isEqualTo(2);
        assertThat(at(result, Size.DESIRED, 60)).isEqualTo(8);
        assertThat(at(result, Size.READY, 90)).isEqualTo(2);
        assertThat(at(result, Size.READY, 105)).isEqualTo(8);
        // 45 of 240 seconds with 2 of 8 pods.
        assertThat(result.figures().underProvisioned().orElseThrow().share()).isEqualTo(45 / 240.0, within(1e-9));
        assertThat(result.figures().underProvisioned().orElseThrow().worstShortage())
                .isEqualTo(6);
        assertThat(result.figures().podHours()).isEqualTo((2 * 60 + 8 * 180) / 3600.0, within(1e-9));
    }

    @Test
    void aReadingArrivesLate() {
        Result result = run(
                QUEUE + FREE,
                "0,20\n60,80\n120,80\n180,80\n",
                settings(Duration.ZERO, Duration.ofSeconds(30), new SimulationSettings.Independent(true)));
        assertThat(result.timeline().reason(0)).isEqualTo(Reason.AllMetricsMissing);
        assertThat(at(result, Size.DESIRED, 75)).isEqualTo(2);
        assertThat(at(result, Size.DESIRED, 90)).isEqualTo(8);
    }

    @Test
    void anEmptyCellIsAMissingReadingAndTheSizeStays() {
        Result result = run(QUEUE + FREE, "0,80\n60,\n120,20\n180,20\n", settings(Duration.ZERO));
        assertThat(at(result, Size.DESIRED, 60)).isEqualTo(8);
        assertThat(at(result, Size.NEEDED, 60)).isEqualTo(-1);
        assertThat(result.figures().reasons()).containsEntry(Reason.AllMetricsMissing, 4);
        assertThat(at(result, Size.DESIRED, 120)).isEqualTo(2);
    }

    @Test
    void aQueueGrowsAndDrains() {
        // 5 arrive in a second and one replica takes 1: 4 a second wait, until there are enough.
        Result result = run(
                QUEUE + "minReplicas: 1\n" + FREE,
                "0,5\n300,0\n600,0\n",
                settings(Duration.ZERO, Duration.ZERO, new SimulationSettings.Queue("queue", 1)));
        Timeline timeline = result.timeline();
        assertThat(timeline.value(0, 0)).isZero();
        assertThat(timeline.value(0, 1)).isEqualTo(60);
        assertThat(at(result, Size.DESIRED, 15)).isEqualTo(6);
        assertThat(timeline.value(0, timeline.looks() - 1)).isZero();
        assertThat(at(result, Size.DESIRED, 599)).isEqualTo(1);
    }

    @Test
    void aRatioIsSharedByTheReplicasThatServe() {
        String spec = "maxReplicas: 20\n"
                + "metric: {name: queue, type: prometheus, targetValue: 100, targetType: Value}\n" + FREE;
        Result shared = run(spec, "0,200\n60,800\n120,800\n", settings(Duration.ZERO));
        assertThat(at(shared, Size.DESIRED, 60)).isEqualTo(8);
        assertThat(at(shared, Size.DESIRED, 179)).isEqualTo(8);
        Result recorded = run(
                spec,
                "0,100\n60,150\n75,100\n90,100\n",
                settings(Duration.ZERO, Duration.ZERO, new SimulationSettings.Independent(false)));
        assertThat(at(recorded, Size.DESIRED, 60)).isEqualTo(2);
        assertThat(at(recorded, Size.DESIRED, 75)).isEqualTo(2);
    }

    @Test
    void theScheduleIsFollowedToTheSecondBetweenTwoLooks() {
        String spec = QUEUE + FREE
                + "schedule: {rules: [{name: Noon, timeStart: \"00:02\", timeEnd: \"00:03\", replicas: 9}]}\n";
        Result result = new Simulation(
                        plan(spec),
                        trace("0,20\n300,20\n"),
                        new SimulationSettings(
                                Duration.ofSeconds(50),
                                Duration.ZERO,
                                Duration.ZERO,
                                new SimulationSettings.Independent(true),
                                OptionalInt.empty(),
                                Optional.empty()))
                .run(_ -> {});
        assertThat(result.timeline().actions())
                .extracting(Action::millis, Action::to)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(120_000L, 9),
                        org.assertj.core.groups.Tuple.tuple(180_000L, 2));
        assertThat(at(result, Size.CAP, 130)).isEqualTo(20);
        assertThat(result.timeline().rule(3)).isEqualTo("Noon");
    }

    @Test
    void aScalerThatOnlyRecommendsIsRunAsIfItWereApplied() {
        Result result = run(QUEUE + FREE + "mode: Recommend\n", "0,20\n60,80\n", settings(Duration.ZERO));
        assertThat(result.timeline().actions()).extracting(Action::to).containsExactly(8);
    }

    @Test
    void pausedItStays() {
        Result result = run(QUEUE + FREE + "pause: {}\n", "0,20\n60,80\n", settings(Duration.ZERO));
        assertThat(result.timeline().actions()).isEmpty();
        assertThat(result.figures().reasons()).containsOnlyKeys(Reason.Paused);
    }

    @Test
    void whatRunsHasAPrice() {
        SimulationSettings priced = new SimulationSettings(
                Duration.ofSeconds(15),
                Duration.ZERO,
                Duration.ZERO,
                new SimulationSettings.Independent(true),
                OptionalInt.of(4),
                Optional.of(new BigDecimal("0.5")));
        Result result = run(QUEUE, "0,40\n1800,40\n", priced);
        assertThat(result.figures().cost().orElseThrow()).isEqualByComparingTo("2");
        Result budgeted = run(
                QUEUE + "budget: {maxMonthlyCost: 255.5, costPerPodPerHour: 0.05}\n" + FREE,
                "0,300\n1800,300\n",
                settings(Duration.ZERO));
        assertThat(budgeted.figures().cost().orElseThrow()).isEqualByComparingTo("0.35");
        assertThat(at(budgeted, Size.CAP, 60)).isEqualTo(7);
        assertThat(budgeted.figures().underProvisioned().orElseThrow().atCapShare())
                .isGreaterThan(0.99);
    }

    @Test
    void reversalsAreChangesAgainstTheOneBefore() {
        Result result = run(QUEUE + FREE, "0,20\n15,80\n30,20\n45,80\n60,90\n75,20\n", settings(Duration.ZERO));
        assertThat(result.figures().changes()).isEqualTo(new Figures.Changes(5, 3, 2, 3));
    }

    @Test
    void equalInputGivesAnEqualTimeline() {
        StringBuilder rows = new StringBuilder();
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            rows.append(i * 15).append(',').append(random.nextInt(200)).append('\n');
        }
        Result one = run(QUEUE, rows.toString(), settings(Duration.ofSeconds(30)));
        Result other = run(QUEUE, rows.toString(), settings(Duration.ofSeconds(30)));
        assertThat(one.timeline().actions()).isEqualTo(other.timeline().actions());
        assertThat(one.figures()).isEqualTo(other.figures());
        for (int i = 0; i < one.timeline().looks(); i++) {
            assertThat(one.timeline().size(Size.DESIRED, i)).isBetween(1, 20);
            assertThat(one.timeline().size(Size.READY, i))
                    .isLessThanOrEqualTo(one.timeline().size(Size.REPLICAS, i));
        }
    }
}
