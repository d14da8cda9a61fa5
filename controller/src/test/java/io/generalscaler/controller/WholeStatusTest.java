package io.generalscaler.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.generalscaler.api.status.RestartData;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.controller.process.RedisProcess;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A status is written as a whole, and speaks of one workload. */
final class WholeStatusTest {

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
    void whatAnotherHandPutIntoItIsGoneWithTheNextWrite() {
        cluster.apply(Scalers.redis("worker", redis.port(), ""));
        cluster.startController();
        cluster.awaitStatus("worker", "it is looked at", status -> status.lastDecision() != null);
        plant("""
                {"apiVersion": "autoscaling.generalscaler.io/v1alpha1", "kind": "GeneralScaler",
                 "metadata": {"name": "worker", "namespace": "default"},
                 "status": {
                  "spend": {"month": "2026-01", "podSeconds": 1000000000},
                  "schedule": {"active": "planted"},
                  "metrics": [{"name": "planted", "state": "Fresh"}],
                  "conditions": [{"type": "Planted", "status": "True", "lastTransitionTime": "2026-01-01T00:00:00Z",
                                  "reason": "Planted", "message": ""}]}}
                """);
        assertThat(cluster.scaler("worker").getStatus().spend()).isNotNull();

        redis.fill("jobs", 60);
        GeneralScalerStatus status = cluster.awaitStatus(
                "worker", "the next write", it -> Integer.valueOf(6).equals(it.currentReplicas()));
        assertThat(status.spend()).isNull();
        assertThat(status.schedule()).isNull();
        assertThat(status.metrics()).extracting(metric -> metric.name()).containsExactly("jobs");
        assertThat(status.conditions())
                .extracting(condition -> condition.type())
                .doesNotContain("Planted");
        assertThat(RestartData.read(status, Instant.EPOCH)
                        .target()
                        .orElseThrow()
                        .uid())
                .isEqualTo(cluster.deployment("worker").getMetadata().getUid());
    }

    private void plant(String apply) {
        cluster.client()
                .resources(GeneralScaler.class)
                .inNamespace("default")
                .withName("worker")
                .subresource("status")
                .patch(
                        new PatchContext.Builder()
                                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                                .withFieldManager("stranger")
                                .withForce(true)
                                .build(),
                        apply);
    }

    @Test
    void aRestartDoesNotTakeOneWorkloadsHistoryForAnothers() {
        String more = "behavior: {scaleUp: {cooldownSeconds: 600}}";
        cluster.deployment("green", 3);
        cluster.apply(Scalers.redis("scaler", "worker", redis.port(), more));
        cluster.startController();
        redis.fill("jobs", 50);
        cluster.awaitReplicas("worker", 5);
        cluster.awaitStatus("scaler", "the change is known", status -> status.lastScaleTime() != null);
        redis.fill("jobs", 70);
        cluster.restartController();
        cluster.awaitStatus(
                "scaler",
                "its own cooldown goes on",
                status -> "CoolingDown".equals(status.lastDecision().reason()));

        cluster.apply(Scalers.redis("scaler", "green", redis.port(), more));
        cluster.awaitReplicas("green", 7);
        assertThat(cluster.replicas("worker")).isEqualTo(5);
    }
}
