package io.generalscaler.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.controller.process.RedisProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Other hands write sizes, as kubectl, Helm and Argo CD do. There are 40 jobs at 10 for each replica. */
final class ForeignHandsTest {

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
    void aSizeThatAManifestOverwroteIsBackInOneStep() {
        slow("applied", "");
        write("applied", 1, "kubectl-client-side-apply");
        CLUSTER.awaitReplicas("applied", 4);
        CLUSTER.awaitEvent("applied", "ForeignChange");
        assertThat(CLUSTER.notes("applied", "ForeignChange"))
                .isEqualTo("kubectl-client-side-apply changed the size from 4 to 1; the way back to 4 is free");
    }

    @Test
    void aSizeByKubectlScaleIsAnsweredByTheLimits() {
        slow("by-hand", "");
        CLUSTER.scaleByHand("by-hand", 2);
        CLUSTER.awaitEvent("by-hand", "ForeignChange");
        awaitReason("by-hand", "CoolingDown");
        assertThat(CLUSTER.replicas("by-hand")).isEqualTo(2);
        assertThat(CLUSTER.notes("by-hand", "ForeignChange")).endsWith("changed the size from 4 to 2 through /scale");
    }

    @Test
    void aSizeIsAdoptedWhereThatIsSaid() {
        slow("adopted", ", onForeignChange: Adopt");
        write("adopted", 2, "helm");
        CLUSTER.awaitEvent("adopted", "ForeignChange");
        awaitReason("adopted", "CoolingDown");
        assertThat(CLUSTER.replicas("adopted")).isEqualTo(2);
        assertThat(CLUSTER.notes("adopted", "ForeignChange")).isEqualTo("helm changed the size from 4 to 2");
    }

    @Test
    void aZeroByAnyHandStaysAZero() {
        slow("stopped", "");
        write("stopped", 0, "helm");
        awaitReason("stopped", "SetToZeroByHand");
        assertThat(CLUSTER.replicas("stopped")).isZero();
    }

    @Test
    void aHandThatKeepsWritingIsGivenWayToAndNamed() {
        slow("fought-over", "");
        for (int i = 1; i <= 2; i++) {
            write("fought-over", i, "argocd-controller");
            CLUSTER.awaitReplicas("fought-over", 4);
        }
        write("fought-over", 1, "argocd-controller");
        GeneralScalerStatus status = CLUSTER.awaitStatus(
                "fought-over",
                "a condition names the hand",
                it -> it.conditions() != null
                        && it.conditions().stream()
                                .anyMatch(condition -> "BackedOff".equals(condition.reason())
                                        && String.valueOf(condition.message()).contains("argocd-controller")));
        assertThat(status.desiredReplicas()).isEqualTo(1);
        CLUSTER.awaitEvent("fought-over", "BackedOff");
        assertThat(CLUSTER.replicas("fought-over")).isEqualTo(1);
    }

    @Test
    void whatHappenedWhileNobodyWatchedIsRecognised() {
        slow("unwatched", "");
        CLUSTER.awaitStatus(
                "unwatched", "its size is known", it -> Integer.valueOf(4).equals(it.currentReplicas()));
        CLUSTER.stopController();
        write("unwatched", 1, "helm");
        CLUSTER.startController();
        CLUSTER.awaitReplicas("unwatched", 4);
        CLUSTER.awaitEvent("unwatched", "ForeignChange");
    }

    /** Scaled to 4 quickly, and from then on growing slowly. */
    private static void slow(String name, String more) {
        CLUSTER.deployment(name, 1);
        CLUSTER.apply(Scalers.redis(name, REDIS.port(), ""));
        CLUSTER.awaitReplicas(name, 4);
        // By these rules it would grow for hours.
        CLUSTER.apply(Scalers.redis(
                name, REDIS.port(), "behavior: {scaleUp: {maxIncrement: 1, cooldownSeconds: 3600}%s}".formatted(more)));
        CLUSTER.awaitStatus(
                name,
                "the new spec is followed",
                it -> it.observedGeneration() != null && it.observedGeneration() == 2);
    }

    private static void awaitReason(String scaler, String reason) {
        CLUSTER.awaitStatus(
                scaler,
                "its reason is " + reason,
                status -> status.lastDecision() != null
                        && reason.equals(status.lastDecision().reason()));
    }

    /** As whoever writes the whole object does. */
    private static void write(String name, int replicas, String manager) {
        CLUSTER.client()
                .apps()
                .deployments()
                .inNamespace("default")
                .withName(name)
                .patch(
                        new PatchContext.Builder()
                                .withPatchType(PatchType.JSON_MERGE)
                                .withFieldManager(manager)
                                .build(),
                        "{\"spec\":{\"replicas\":" + replicas + "}}");
    }
}
