package io.generalscaler.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.controller.process.RedisProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Workloads that are missing, wanted by several, stopped by a person, or of another kind. */
final class ConflictsTest {

    private static final DevClusterFixture CLUSTER = new DevClusterFixture();
    private static final RedisProcess REDIS = RedisProcess.plain();

    @BeforeAll
    static void start() {
        REDIS.start();
        REDIS.fill("jobs", 40);
        CLUSTER.startController();
    }

    @AfterAll
    static void stop() {
        CLUSTER.close();
        REDIS.close();
    }

    @Test
    void theFirstOfTwoScalersKeepsTheWorkload() {
        CLUSTER.deployment("shared", 1);
        CLUSTER.apply(Scalers.redis("older", "shared", REDIS.port(), ""));
        CLUSTER.awaitReplicas("shared", 4);
        CLUSTER.apply(Scalers.redis("z-younger", "shared", REDIS.port(), "override: {replicas: 9}"));
        GeneralScalerStatus status = awaitReason("z-younger", "TargetConflict");
        assertThat(status.lastDecision().message()).contains("'older' has held Deployment shared since");
        CLUSTER.awaitEvent("z-younger", "TargetConflict");
        assertThat(CLUSTER.replicas("shared")).isEqualTo(4);

        CLUSTER.client()
                .resources(GeneralScaler.class)
                .inNamespace("default")
                .withName("older")
                .delete();
        CLUSTER.awaitReplicas("shared", 9);
        CLUSTER.awaitEvent("z-younger", "Recovered");
    }

    /** As one comes over that admission has not seen, or that names a forged owner. */
    @Test
    void whoHoldsTheWorkloadKeepsItWhenAnOlderScalerComes() {
        CLUSTER.deployment("own", 1);
        CLUSTER.deployment("wanted", 1);
        CLUSTER.apply(Scalers.redis("a-old", "own", REDIS.port(), ""));
        CLUSTER.awaitReplicas("own", 4);
        CLUSTER.apply(Scalers.redis("holder", "wanted", REDIS.port(), "override: {replicas: 3}"));
        CLUSTER.awaitReplicas("wanted", 3);
        CLUSTER.awaitStatus("holder", "it says what it holds", status -> "wanted".equals(nameOfHeld(status)));

        CLUSTER.apply(Scalers.redis("a-old", "wanted", REDIS.port(), "override: {replicas: 9}"));
        assertThat(awaitReason("a-old", "TargetConflict").lastDecision().message())
                .contains("'holder' has held Deployment wanted since");
        assertThat(nameOfHeld(CLUSTER.scaler("a-old").getStatus())).isEmpty();
        CLUSTER.restartController();
        CLUSTER.apply(Scalers.redis("holder", "wanted", REDIS.port(), "override: {replicas: 2}"));
        CLUSTER.awaitReplicas("wanted", 2);
        assertThat(CLUSTER.scaler("a-old").getStatus().lastDecision().reason()).isEqualTo("TargetConflict");
    }

    private static String nameOfHeld(GeneralScalerStatus status) {
        return status.heldTarget() == null ? "" : status.heldTarget().name();
    }

    @Test
    void leavesAWorkloadToItsHorizontalPodAutoscalerButMayRecommend() {
        CLUSTER.deployment("with-hpa", 2);
        CLUSTER.apply("""
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: the-hpa}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: with-hpa}
                  maxReplicas: 5
                """);
        CLUSTER.apply(Scalers.redis("with-hpa", REDIS.port(), ""));
        assertThat(awaitReason("with-hpa", "TargetConflict").lastDecision().message())
                .contains("the-hpa");
        assertThat(CLUSTER.replicas("with-hpa")).isEqualTo(2);

        CLUSTER.apply(Scalers.redis("with-hpa", REDIS.port(), "mode: Recommend"));
        GeneralScalerStatus status = awaitReason("with-hpa", "RecommendOnly");
        assertThat(status.desiredReplicas()).isEqualTo(4);
        assertThat(CLUSTER.replicas("with-hpa")).isEqualTo(2);

        CLUSTER.client()
                .autoscaling()
                .v2()
                .horizontalPodAutoscalers()
                .inNamespace("default")
                .withName("the-hpa")
                .delete();
        CLUSTER.apply(Scalers.redis("with-hpa", REDIS.port(), ""));
        CLUSTER.awaitReplicas("with-hpa", 4);
    }

    @Test
    void waitsForAWorkloadThatDoesNotExistYet() {
        CLUSTER.apply(Scalers.redis("early", REDIS.port(), ""));
        awaitReason("early", "TargetNotFound");
        CLUSTER.awaitEvent("early", "TargetNotFound");
        CLUSTER.deployment("early", 1);
        CLUSTER.awaitReplicas("early", 4);
    }

    @Test
    void leavesAWorkloadAloneThatAPersonStopped() {
        CLUSTER.deployment("stopped", 1);
        CLUSTER.apply(Scalers.redis("stopped", REDIS.port(), ""));
        CLUSTER.awaitReplicas("stopped", 4);
        CLUSTER.scaleByHand("stopped", 0);
        awaitReason("stopped", "SetToZeroByHand");
        assertThat(CLUSTER.replicas("stopped")).isZero();
        CLUSTER.scaleByHand("stopped", 1);
        CLUSTER.awaitReplicas("stopped", 4);
    }

    @Test
    void takesBackAChangeByHandAtOnce() {
        CLUSTER.deployment("pushed", 1);
        CLUSTER.apply(Scalers.redis("pushed", REDIS.port(), "pollingIntervalSeconds: 3600"));
        CLUSTER.awaitReplicas("pushed", 4);
        CLUSTER.scaleByHand("pushed", 2);
        CLUSTER.awaitReplicas("pushed", 4);
    }

    @Test
    void scalesAStatefulSet() {
        CLUSTER.apply("""
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: store}
                spec:
                  replicas: 1
                  serviceName: store
                  selector: {matchLabels: {app: store}}
                  template:
                    metadata: {labels: {app: store}}
                    spec: {containers: [{name: main, image: none}]}
                """);
        CLUSTER.apply(Scalers.redis("store", "store, kind: StatefulSet", REDIS.port(), ""));
        DevClusterFixture.await(
                "it is scaled",
                () -> CLUSTER.client()
                                .apps()
                                .statefulSets()
                                .inNamespace("default")
                                .withName("store")
                                .get()
                                .getSpec()
                                .getReplicas()
                        == 4);
    }

    @Test
    void scalesAnyKindThatHasAScale() {
        Fleets.applyTo(CLUSTER);
        CLUSTER.apply(Scalers.redis("armada", "armada, kind: Fleet, apiVersion: example.com/v1", REDIS.port(), ""));
        DevClusterFixture.await("it is scaled", () -> ships() == 4);
        CLUSTER.apply(Scalers.redis("ghost", "ghost, kind: Fleet, apiVersion: example.com/v1", REDIS.port(), ""));
        awaitReason("ghost", "TargetNotFound");
        CLUSTER.apply(Scalers.redis("nokind", "x, kind: Starship, apiVersion: example.com/v1", REDIS.port(), ""));
        assertThat(awaitReason("nokind", "TargetNotFound").lastDecision().message())
                .contains("Starship");
    }

    @Test
    void saysWhyASpecThatSlippedThroughCannotWork() {
        CLUSTER.deployment("odd", 2);
        CLUSTER.apply(
                Scalers.redis(
                        "odd",
                        REDIS.port(),
                        "schedule: {timezone: Mars/Olympus, rules: [{name: a, timeStart: \"09:00\", timeEnd: \"10:00\", replicas: 1}]}"));
        assertThat(awaitReason("odd", "InvalidSpec").lastDecision().message()).contains("Mars/Olympus");
        CLUSTER.awaitEvent("odd", "InvalidSpec");
        assertThat(CLUSTER.replicas("odd")).isEqualTo(2);
    }

    private static int ships() {
        Object ships = CLUSTER.client()
                .genericKubernetesResources("example.com/v1", "Fleet")
                .inNamespace("default")
                .withName("armada")
                .get()
                .get("spec", "ships");
        return ((Number) ships).intValue();
    }

    private static GeneralScalerStatus awaitReason(String scaler, String reason) {
        return CLUSTER.awaitStatus(
                scaler,
                "its reason is " + reason,
                status -> status.lastDecision() != null
                        && reason.equals(status.lastDecision().reason()));
    }
}
