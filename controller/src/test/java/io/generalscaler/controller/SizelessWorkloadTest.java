package io.generalscaler.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.controller.process.RedisProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A custom workload that nobody ever gave a size: an API server has no scale of it, and takes one. */
final class SizelessWorkloadTest {

    private final DevClusterFixture cluster = new DevClusterFixture();
    private final RedisProcess redis = RedisProcess.plain();

    @BeforeEach
    void start() {
        redis.start();
        redis.fill("jobs", 30);
        cluster.apply("""
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: rollouts.demo.example.com}
                spec:
                  group: demo.example.com
                  scope: Namespaced
                  names: {kind: Rollout, plural: rollouts, singular: rollout, listKind: RolloutList}
                  versions:
                  - name: v1
                    served: true
                    storage: true
                    schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                    subresources:
                      scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas}
                """);
    }

    @AfterEach
    void stop() {
        cluster.close();
        redis.close();
    }

    @Test
    void itIsGivenMinReplicasAndPeopleAreTold() {
        rollout("spec: {}");
        scaler("minReplicas: 2");
        cluster.startController();
        cluster.awaitEvent("a", "FailedGetScale");
        assertThat(cluster.notes("a", "FailedGetScale"))
                .contains("the spec replicas field \".spec.replicas\" does not exist", "minReplicas (2) is written");
        awaitSize(3);
        cluster.awaitEvent("a", "Recovered");
    }

    @Test
    void itIsGivenWhatItRuns() {
        rollout("spec: {}\nstatus: {replicas: 7}");
        scaler("mode: Apply");
        cluster.startController();
        cluster.awaitEvent("a", "FailedGetScale");
        assertThat(cluster.notes("a", "FailedGetScale")).contains("what it runs (7) is written");
        awaitSize(3);
    }

    @Test
    void aSizeThatIsTakenAwayIsGivenAgain() {
        rollout("spec: {replicas: 3}");
        scaler("mode: Apply");
        cluster.startController();
        awaitSize(3);
        rollout("spec: {}");
        cluster.awaitEvent("a", "FailedGetScale");
        awaitSize(3);
    }

    @Test
    void whereNothingMayBeWrittenItOnlySaysSo() {
        rollout("spec: {}");
        scaler("mode: Recommend");
        cluster.startController();
        GeneralScalerStatus status = cluster.awaitStatus("a", "it says why", it -> it.lastDecision() != null);
        assertThat(status.lastDecision().reason()).isEqualTo("FailedGetScale");
        assertThat(status.lastDecision().message()).contains("set its replicas");
        assertThat(status.currentReplicas()).isNull();
        assertThat(status.conditions())
                .filteredOn(condition -> "Ready".equals(condition.type()))
                .singleElement()
                .satisfies(ready -> assertThat(ready.status() + ready.reason()).isEqualTo("FalseFailedGetScale"));
    }

    private void rollout(String rest) {
        cluster.apply("apiVersion: demo.example.com/v1\nkind: Rollout\nmetadata: {name: a}\n" + rest + "\n");
    }

    private void scaler(String more) {
        cluster.apply(Scalers.redis("a", "a, kind: Rollout, apiVersion: demo.example.com/v1", redis.port(), more));
    }

    private void awaitSize(int replicas) {
        DevClusterFixture.await(
                "it has " + replicas + " replicas",
                () -> Integer.valueOf(replicas)
                        .equals(cluster.client()
                                .genericKubernetesResources(new ResourceDefinitionContext.Builder()
                                        .withGroup("demo.example.com")
                                        .withVersion("v1")
                                        .withKind("Rollout")
                                        .withPlural("rollouts")
                                        .withNamespaced(true)
                                        .build())
                                .inNamespace("default")
                                .withName("a")
                                .get()
                                .get("spec", "replicas")));
    }
}
