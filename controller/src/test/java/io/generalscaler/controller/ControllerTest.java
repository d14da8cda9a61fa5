package io.generalscaler.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.v1alpha1.ConditionStatus;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.controller.process.RedisProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole controller against a Kubernetes API and a real Redis. */
final class ControllerTest {

    private final DevClusterFixture cluster = new DevClusterFixture();
    private final RedisProcess redis = RedisProcess.plain();

    @BeforeEach
    void start() {
        redis.start();
    }

    @AfterEach
    void stop() {
        cluster.close();
        redis.close();
    }

    @Test
    void scalesAWorkloadOnTheLengthOfAList() {
        cluster.deployment("worker", 2);
        redis.fill("jobs", 50);
        cluster.startController();
        cluster.apply(Scalers.redis("worker", redis.port(), ""));
        cluster.awaitReplicas("worker", 5);
        assertThat(cluster.deployment("worker").getMetadata().getManagedFields())
                .as("who changed the size")
                .anySatisfy(entry -> assertThat(entry)
                        .hasFieldOrPropertyWithValue("manager", "generalscaler-controller")
                        .hasFieldOrPropertyWithValue("subresource", "scale"));
        GeneralScalerStatus status = cluster.awaitStatus(
                "worker", "the new size is seen", it -> Integer.valueOf(5).equals(it.currentReplicas()));
        assertThat(status.desiredReplicas()).isEqualTo(5);
        assertThat(status.lastScaleTime()).isNotNull();
        assertThat(status.conditions())
                .extracting(ConditionStatus::type)
                .containsExactly(
                        "Ready",
                        "ScalingActive",
                        "MetricsAvailable",
                        "AbleToScale",
                        "ScalingLimited",
                        "Paused",
                        "PodsFollow");
        cluster.awaitEvent("worker", "ScaledUp");
        cluster.awaitStatus(
                "worker", "its pods are ready", it -> Integer.valueOf(5).equals(it.readyReplicas()));

        redis.fill("jobs", 0);
        cluster.awaitReplicas("worker", 1);
        cluster.awaitEvent("worker", "ScaledDown");
    }

    @Test
    void aListThatWasNeverThereLeavesTheSizeAndADrainedOneDoesNotAlsoAfterARestart() {
        cluster.deployment("worker", 3);
        cluster.startController();
        cluster.apply(Scalers.redis("worker", redis.port(), ""));
        GeneralScalerStatus status = cluster.awaitStatus(
                "worker",
                "the list was never there",
                it -> it.metrics() != null
                        && "NeverSeen".equals(it.metrics().getFirst().reason()));
        assertThat(status.metrics().getFirst().message())
                .isEqualTo("the list jobs has never been there; is its name right?");
        assertThat(status.desiredReplicas()).isEqualTo(3);

        redis.fill("jobs", 50);
        cluster.awaitReplicas("worker", 5);
        cluster.awaitStatus(
                "worker",
                "that is written down",
                it -> it.metrics() != null
                        && "Fresh".equals(it.metrics().getFirst().state()));
        cluster.stopController();
        redis.fill("jobs", 0);
        cluster.startController();
        cluster.awaitReplicas("worker", 1);
    }
}
