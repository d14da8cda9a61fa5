package io.generalscaler.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.status.RestartData;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.controller.process.RedisProcess;
import io.generalscaler.engine.model.History;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written, and what is not; and what a restart knows. */
final class QuietTest {

    private final DevClusterFixture cluster = new DevClusterFixture();
    private final RedisProcess redis = RedisProcess.plain();

    @BeforeEach
    void start() {
        redis.start();
        redis.fill("jobs", 30);
        cluster.deployment("worker", 3);
    }

    @AfterEach
    void stop() {
        cluster.close();
        redis.close();
    }

    @Test
    void writesNothingWhileNothingIsNew() {
        cluster.apply(Scalers.redis("worker", redis.port(), ""));
        Controller controller = cluster.startController();
        cluster.awaitStatus("worker", "it is looked at", status -> status.lastDecision() != null);
        awaitLooks(controller, 3);
        double before = writes(controller);
        awaitLooks(controller, 8);
        assertThat(writes(controller)).isEqualTo(before);
    }

    @Test
    void aRestartKeepsCooldownsAndTellsNothingTwice() {
        cluster.apply(Scalers.redis(
                "worker",
                redis.port(),
                "behavior: {scaleUp: {cooldownSeconds: 600}, scaleDown: {cooldownSeconds: 600}}"));
        redis.fill("jobs", 50);
        Controller first = cluster.startController();
        cluster.awaitReplicas("worker", 5);
        cluster.awaitStatus("worker", "the change is in its history", status -> status.lastScaleTime() != null);
        redis.fill("jobs", 90);
        GeneralScalerStatus before = awaitReason("CoolingDown");
        cluster.awaitEvent("worker", "ScaledUp");
        first.close();

        Controller second = cluster.startController();
        awaitLooks(second, 3);
        assertThat(cluster.replicas("worker")).isEqualTo(5);
        GeneralScalerStatus after = cluster.scaler("worker").getStatus();
        assertThat(after.lastScaleTime()).isEqualTo(before.lastScaleTime());
        assertThat(after.lastDecision().time()).isEqualTo(before.lastDecision().time());
        assertThat(writes(second)).isZero();
    }

    @Test
    void aRestartKeepsWhatWindowsAndFallbackCount() {
        cluster.apply(Scalers.redis(
                "worker",
                redis.port(),
                "fallback: {afterFailures: 1000, behavior: static, replicas: 9}\n  behavior: "
                        + "{scaleUp: {cooldownSeconds: 600}, scaleDown: {stabilizationWindowSeconds: 600}}"));
        Controller first = cluster.startController();
        cluster.awaitStatus("worker", "it is looked at", status -> status.lastDecision() != null);
        redis.fill("jobs", 10);
        awaitReason("Stabilized");
        redis.fill("jobs", 20);
        cluster.awaitStatus("worker", "the larger recommendation is kept", status -> lastRecommendation(status) == 2);
        redis.stop();
        cluster.awaitStatus("worker", "a second failure is counted", status -> failures(status) >= 2);
        first.close();
        int failures = failures(cluster.scaler("worker").getStatus());

        Controller second = cluster.startController();
        awaitLooks(second, 1);
        cluster.awaitStatus("worker", "it counts on", status -> failures(status) > failures);
        assertThat(cluster.replicas("worker")).isEqualTo(3);
    }

    private static int lastRecommendation(GeneralScalerStatus status) {
        return remembered(status).recommendations().orElseThrow().getLast().replicas();
    }

    private static int failures(GeneralScalerStatus status) {
        return remembered(status).consecutiveFailures().getOrDefault("jobs", 0);
    }

    private static History remembered(GeneralScalerStatus status) {
        return RestartData.read(status, Instant.EPOCH).history();
    }

    @Test
    void servesHealthReadinessAndNumbers() {
        cluster.apply(Scalers.redis("worker", redis.port(), ""));
        Controller controller = cluster.startController();
        awaitLooks(controller, 1);
        assertThat(DevClusterFixture.page(controller, "/healthz")).isEqualTo("ok\n");
        assertThat(DevClusterFixture.page(controller, "/readyz")).isEqualTo("ok\n");
        assertThat(DevClusterFixture.page(controller, "/metrics"))
                .contains("generalscaler_desired_replicas{namespace=\"default\",scaler=\"worker\"} 3")
                .contains("generalscaler_metric_value{metric=\"jobs\",namespace=\"default\",scaler=\"worker\"} 30")
                .contains("generalscaler_decisions_total{")
                .contains("generalscaler_queue_lag_seconds_count")
                .contains("generalscaler_leader 1")
                .contains("jvm_memory_used_bytes");
    }

    private GeneralScalerStatus awaitReason(String reason) {
        return cluster.awaitStatus(
                "worker", reason, status -> reason.equals(status.lastDecision().reason()));
    }

    private static double writes(Controller controller) {
        return DevClusterFixture.metric(controller, "generalscaler_api_writes_total");
    }

    private static void awaitLooks(Controller controller, int looks) {
        double before = DevClusterFixture.metric(controller, "generalscaler_evaluation_seconds_count");
        DevClusterFixture.await(
                looks + " looks",
                () -> DevClusterFixture.metric(controller, "generalscaler_evaluation_seconds_count") >= before + looks);
    }
}
