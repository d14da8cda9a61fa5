package io.generalscaler.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.v1alpha1.ConditionStatus;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.api.v1alpha1.ScheduleStatus;
import io.generalscaler.api.v1alpha1.StepStatus;
import io.generalscaler.controller.process.RedisProcess;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the clock alone brings about happens at its time, although every scaler here looks but once an hour. */
final class TimedTest {

    private static final Duration TO_NOON = Duration.ofHours(2);

    private final DevClusterFixture cluster = new DevClusterFixture();
    private final RedisProcess redis = RedisProcess.plain();
    private Controller controller;
    private Instant base = Instant.EPOCH;

    @BeforeEach
    void start() {
        // Tomorrow at ten: nothing here happens at midnight.
        Instant noon = ZonedDateTime.now(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .plusDays(1)
                .plusHours(12)
                .toInstant();
        base = noon.minus(TO_NOON);
        cluster.later(Duration.between(cluster.now(), base));
        redis.start();
        controller = cluster.startController();
    }

    @AfterEach
    void stop() {
        cluster.close();
        redis.close();
    }

    @Test
    void aScheduleAloneScalesDeploymentsAndStatefulSetsWhenItsWindowsOpenAndClose() {
        cluster.deployment("shop", 2);
        cluster.apply("""
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: store}
                spec:
                  replicas: 2
                  serviceName: store
                  selector: {matchLabels: {app: store}}
                  template:
                    metadata: {labels: {app: store}}
                    spec: {containers: [{name: main, image: none}]}
                """);
        cluster.apply(scheduled("shop", "Deployment"));
        cluster.apply(scheduled("store", "StatefulSet"));
        String noon = at(TO_NOON);
        String evening = at(TO_NOON.plusHours(6));
        for (String name : new String[] {"shop", "store"}) {
            GeneralScalerStatus before = cluster.awaitStatus(name, "it is looked at", it -> it.schedule() != null);
            assertThat(before.schedule()).isEqualTo(new ScheduleStatus(null, "day", noon));
            assertThat(before.currentReplicas()).isEqualTo(2);
        }

        cluster.later(TO_NOON);
        for (String name : new String[] {"shop", "store"}) {
            GeneralScalerStatus during = cluster.awaitStatus(
                    name, "the window is open", it -> "day".equals(it.schedule().active()));
            assertThat(during.schedule()).isEqualTo(new ScheduleStatus("day", null, evening));
            assertThat(during.desiredReplicas()).isEqualTo(6);
            assertThat(during.currentReplicas()).isEqualTo(6);
            assertThat(during.lastDecision().reason()).isEqualTo("Scheduled");
        }
        assertThat(cluster.replicas("shop")).isEqualTo(6);

        cluster.later(Duration.ofHours(6));
        for (String name : new String[] {"shop", "store"}) {
            GeneralScalerStatus after = cluster.awaitStatus(
                    name, "the window is closed", it -> it.schedule().active() == null);
            assertThat(after.schedule().next()).isEqualTo("day");
            assertThat(after.currentReplicas()).isEqualTo(2);
        }
        cluster.awaitReplicas("shop", 2);
    }

    @Test
    void aPauseIsSeenAndEndsByItselfAndIsSaidToEndOnce() {
        cluster.deployment("worker", 2);
        redis.fill("jobs", 50);
        cluster.apply(hourly("pause: {until: \"%s\", reason: load test}".formatted(at(Duration.ofMinutes(20)))));
        GeneralScalerStatus paused = awaitCondition("Paused", "True");
        assertThat(condition(paused, "Paused").message()).contains("load test");
        cluster.awaitEvent("worker", "Paused");
        assertThat(interventions("Paused")).isEqualTo(1);

        cluster.later(Duration.ofMinutes(20));
        GeneralScalerStatus ended = awaitCondition("Paused", "False");
        assertThat(cluster.replicas("worker")).isEqualTo(5);
        assertThat(ended.currentReplicas()).isEqualTo(5);
        cluster.awaitEvent("worker", "PauseExpired");
        assertThat(interventions("Paused")).isZero();

        // The looks after that say nothing of it any more.
        cluster.later(Duration.ofHours(1));
        GeneralScalerStatus later = cluster.awaitStatus(
                "worker", "it is calm", it -> "Hold".equals(it.lastDecision().decision()));
        assertThat(later.lastDecision().steps()).extracting(StepStatus::reason).doesNotContain("PauseExpired");
        assertThat(cluster.times("worker", "PauseExpired")).isEqualTo(1);
    }

    @Test
    void anOverrideIsSeenAndEndsByItself() {
        cluster.deployment("worker", 2);
        redis.fill("jobs", 50);
        cluster.apply(
                hourly("override: {replicas: 9, until: \"%s\", reason: launch}".formatted(at(Duration.ofMinutes(20)))));
        cluster.awaitReplicas("worker", 9);
        GeneralScalerStatus during = awaitCondition("ScalingActive", "False");
        assertThat(condition(during, "ScalingActive").reason()).isEqualTo("Overridden");
        assertThat(during.lastDecision().message()).contains("launch");
        cluster.awaitEvent("worker", "Overridden");
        assertThat(interventions("Overridden")).isEqualTo(1);

        cluster.later(Duration.ofMinutes(20));
        cluster.awaitReplicas("worker", 5);
        awaitCondition("ScalingActive", "True");
        cluster.awaitEvent("worker", "OverrideExpired");
        assertThat(interventions("Overridden")).isZero();
    }

    @Test
    void aRecommendationIsSeenAndNotWritten() {
        cluster.deployment("worker", 2);
        redis.fill("jobs", 50);
        cluster.apply(hourly("mode: Recommend"));
        GeneralScalerStatus status = awaitCondition("ScalingActive", "False");
        assertThat(status.currentReplicas()).isEqualTo(2);
        assertThat(status.desiredReplicas()).isEqualTo(5);
        assertThat(status.lastDecision().reason()).isEqualTo("RecommendOnly");
        cluster.awaitEvent("worker", "RecommendOnly");
        assertThat(interventions("RecommendOnly")).isEqualTo(1);
        assertThat(cluster.replicas("worker")).isEqualTo(2);
    }

    @Test
    void theEndOfACooldownIsNotMissed() {
        cluster.deployment("worker", 2);
        redis.fill("jobs", 50);
        cluster.apply(hourly("behavior: {scaleUp: {cooldownSeconds: 600}, scaleDown: {cooldownSeconds: 600}}"));
        cluster.awaitReplicas("worker", 5);
        redis.fill("jobs", 90);
        // Somebody's change makes it look, and the cooldown holds it.
        cluster.scaleByHand("worker", 6);
        cluster.awaitStatus(
                "worker",
                "it cools down",
                it -> "CoolingDown".equals(it.lastDecision().reason()));
        assertThat(cluster.replicas("worker")).isEqualTo(6);
        cluster.later(Duration.ofMinutes(10));
        cluster.awaitReplicas("worker", 9);
    }

    @Test
    void theMonthsSpendGoesOnThroughARestart() {
        cluster.deployment("worker", 3);
        redis.fill("jobs", 30);
        cluster.apply(hourly("budget: {maxMonthlyCost: 5000, costPerPodPerHour: 0.05, period: Month}"));
        long first = awaitSpend(3);
        // A change is written with what was spent up to it.
        redis.fill("jobs", 60);
        cluster.later(Duration.ofHours(3));
        long second = awaitSpend(6);
        assertThat(second - first).isBetween(3 * 3 * 3600L, 3 * 3 * 3600L + 600);

        controller.close();
        cluster.later(Duration.ofHours(2));
        controller = cluster.startController();
        DevClusterFixture.await(
                "it has looked",
                () -> DevClusterFixture.metric(controller, "generalscaler_evaluation_seconds_count") >= 1);
        redis.fill("jobs", 30);
        cluster.later(Duration.ofHours(1));
        long third = awaitSpend(3);
        // What ran while nobody looked counts too, and all of it once.
        assertThat(third - second).isBetween(3 * 6 * 3600L, 3 * 6 * 3600L + 600);
    }

    /** The pod seconds that are written with this size. */
    private long awaitSpend(int replicas) {
        return cluster.awaitStatus(
                        "worker",
                        "a size of " + replicas,
                        it -> it.spend() != null && Integer.valueOf(replicas).equals(it.currentReplicas()))
                .spend()
                .podSeconds();
    }

    private double interventions(String reason) {
        return DevClusterFixture.page(controller, "/metrics")
                .lines()
                .filter(line -> line.startsWith("generalscaler_intervention{") && line.contains("\"" + reason + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private GeneralScalerStatus awaitCondition(String type, String status) {
        return cluster.awaitStatus(
                "worker",
                type + " is " + status,
                it -> it.conditions() != null
                        && status.equals(condition(it, type).status()));
    }

    private static ConditionStatus condition(GeneralScalerStatus status, String type) {
        return status.conditions().stream()
                .filter(each -> type.equals(each.type()))
                .findFirst()
                .orElseThrow();
    }

    private String hourly(String more) {
        return Scalers.redis("worker", redis.port(), "pollingIntervalSeconds: 3600\n  " + more);
    }

    /** A time so long after the test's clock was set. */
    private String at(Duration since) {
        return base.plus(since).toString();
    }

    private String scheduled(String name, String kind) {
        return """
                apiVersion: autoscaling.generalscaler.io/v1alpha1
                kind: GeneralScaler
                metadata: {name: %1$s}
                spec:
                  targetRef: {kind: %2$s, name: %1$s}
                  minReplicas: 2
                  maxReplicas: 10
                  pollingIntervalSeconds: 3600
                  behavior: {scaleUp: {maxIncrement: 100}, scaleDown: {maxDecrement: 100}}
                  schedule: {rules: [{name: day, timeStart: "%3$s", timeEnd: "%4$s", replicas: 6}]}
                """.formatted(name, kind, clock(TO_NOON), clock(TO_NOON.plusHours(6)));
    }

    private String clock(Duration since) {
        return DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC).format(base.plus(since));
    }
}
