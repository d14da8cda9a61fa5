package io.generalscaler.devcluster.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.Yaml;
import io.generalscaler.devcluster.store.ObjectKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadSimulatorTest {
    private static final Duration START = Duration.ofSeconds(10);

    private final FakeCluster cluster = new FakeCluster(START);

    private static String deployment(int replicas, String more) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  replicas: %d
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec: {containers: [{name: c, image: "i:1"}]}
                """.formatted(replicas) + more;
    }

    private void start(int replicas) {
        cluster.create("deployments.apps", deployment(replicas, ""));
        cluster.settle();
        cluster.advance(START);
    }

    private JsonNode status() {
        return Yaml.node(cluster.get("deployments.apps", "web").path("status").toString());
    }

    private void scale(int replicas) {
        cluster.change(
                "deployments.apps",
                "web",
                object -> object.withObjectProperty("spec").put("replicas", replicas));
    }

    private void image(String image) {
        cluster.change(
                "deployments.apps",
                "web",
                object -> ((ObjectNode) object.at("/spec/template/spec/containers/0")).put("image", image));
    }

    @Test
    void aDeploymentGetsPodsThatBecomeReadyAfterAWhile() {
        cluster.create("deployments.apps", deployment(3, ""));
        assertThat(cluster.settle()).isEqualTo(cluster.now().plus(START));
        assertThat(cluster.list("pods")).hasSize(3);
        assertThat(status()).isEqualTo(Yaml.node("""
                observedGeneration: 1
                replicas: 3
                updatedReplicas: 3
                unavailableReplicas: 3
                conditions:
                - {type: Available, status: "False", lastUpdateTime: "2026-01-15T10:00:00Z",
                   lastTransitionTime: "2026-01-15T10:00:00Z", reason: MinimumReplicasUnavailable,
                   message: Deployment does not have minimum availability.}
                - {type: Progressing, status: "True", lastUpdateTime: "2026-01-15T10:00:00Z",
                   lastTransitionTime: "2026-01-15T10:00:00Z", reason: ReplicaSetUpdated,
                   message: 'ReplicaSet "%s" is progressing.'}
                """.formatted(
                        cluster.names("replicasets.apps").getFirst())));
        cluster.advance(START.minusSeconds(1));
        assertThat(cluster.ready()).isZero();
        cluster.advance(Duration.ofSeconds(1));
        assertThat(cluster.ready()).isEqualTo(3);
        assertThat(status().path("readyReplicas").asInt()).isEqualTo(3);
        assertThat(status().path("availableReplicas").asInt()).isEqualTo(3);
        assertThat(status().path("unavailableReplicas").asInt()).isZero();
        assertThat(status().at("/conditions/1/reason").asText()).isEqualTo("NewReplicaSetAvailable");
    }

    @Test
    void aPodTellsItsAddressItsNodeAndItsContainers() {
        start(1);
        JsonNode pod = cluster.list("pods").getFirst();
        assertThat(pod.at("/spec/nodeName").asText()).isEqualTo("devcluster");
        assertThat(pod.at("/metadata/labels/app").asText()).isEqualTo("web");
        assertThat(pod.at("/metadata/labels/pod-template-hash").asText()).isNotEmpty();
        assertThat(pod.at("/metadata/ownerReferences/0/kind").asText()).isEqualTo("ReplicaSet");
        assertThat(pod.at("/status/podIP").asText()).startsWith("10.244.");
        assertThat(pod.at("/status/containerStatuses/0"))
                .isEqualTo(Yaml.node("""
                name: c
                image: "i:1"
                imageID: "simulated://i:1"
                ready: true
                started: true
                restartCount: 0
                lastState: {}
                containerID: "simulated://%s/c"
                state: {running: {startedAt: "2026-01-15T10:00:10Z"}}
                """.formatted(pod.at("/metadata/uid").asText())));
    }

    @Test
    void scalingUpAddsPodsAndScalingDownTakesTheYoungest() {
        start(2);
        List<String> old = cluster.names("pods");
        cluster.advance(Duration.ofMinutes(1));
        scale(5);
        cluster.settle();
        assertThat(cluster.list("pods")).hasSize(5);
        cluster.advance(START);
        assertThat(status().path("readyReplicas").asInt()).isEqualTo(5);
        scale(2);
        cluster.settle();
        assertThat(cluster.names("pods")).isEqualTo(old);
        scale(0);
        cluster.settle();
        assertThat(cluster.list("pods")).isEmpty();
        assertThat(status().has("replicas")).isFalse();
        assertThat(status().path("observedGeneration").asInt()).isEqualTo(4);
    }

    @Test
    void podsThatAreNotReadyGoFirst() {
        start(2);
        scale(4);
        cluster.advance(Duration.ofSeconds(1));
        scale(3);
        cluster.settle();
        assertThat(cluster.ready()).isEqualTo(2);
    }

    @Test
    void aSettledClusterIsLeftAlone() {
        start(3);
        cluster.changes();
        cluster.advance(Duration.ofMinutes(50));
        scale(3);
        cluster.settle();
        assertThat(cluster.changes()).isEmpty();
    }

    @Test
    void aDeletedPodIsReplaced() {
        start(2);
        String gone = cluster.names("pods").getFirst();
        cluster.delete("pods", gone, "");
        cluster.settle();
        assertThat(cluster.names("pods")).hasSize(2).doesNotContain(gone);
        assertThat(status().path("readyReplicas").asInt()).isEqualTo(1);
    }

    @Test
    void aNewTemplateIsRolledOutWithinSurgeAndAvailability() {
        start(4);
        image("i:2");
        cluster.settle();
        // 25 % of 4: one more than wanted, and one may be missing.
        assertThat(cluster.list("pods")).hasSize(5);
        assertThat(cluster.ready()).isEqualTo(3);
        for (int i = 0; i < 10; i++) {
            cluster.advance(START);
            assertThat(cluster.ready()).isBetween(3L, 5L);
            assertThat(cluster.list("pods")).hasSizeLessThanOrEqualTo(5);
        }
        assertThat(cluster.list("pods"))
                .hasSize(4)
                .allSatisfy(pod ->
                        assertThat(pod.at("/spec/containers/0/image").asText()).isEqualTo("i:2"));
        assertThat(status().path("updatedReplicas").asInt()).isEqualTo(4);
        assertThat(cluster.get("deployments.apps", "web")
                        .at("/metadata/annotations/deployment.kubernetes.io~1revision")
                        .asText())
                .isEqualTo("2");
        assertThat(cluster.names("replicasets.apps")).hasSize(2);
    }

    @Test
    void goingBackUsesTheOldReplicaSetAgain() {
        start(1);
        image("i:2");
        for (int i = 0; i < 4; i++) {
            cluster.advance(START);
        }
        image("i:1");
        for (int i = 0; i < 4; i++) {
            cluster.advance(START);
        }
        assertThat(cluster.names("replicasets.apps")).hasSize(2);
        assertThat(cluster.list("pods")
                        .getFirst()
                        .at("/spec/containers/0/image")
                        .asText())
                .isEqualTo("i:1");
    }

    @Test
    void recreateStopsAllBeforeItStartsAny() {
        cluster.create("deployments.apps", deployment(2, "  strategy: {type: Recreate}\n"));
        cluster.advance(START);
        image("i:2");
        cluster.settle();
        assertThat(cluster.ready()).isZero();
        assertThat(cluster.list("pods"))
                .hasSize(2)
                .allSatisfy(pod ->
                        assertThat(pod.at("/spec/containers/0/image").asText()).isEqualTo("i:2"));
    }

    @Test
    void aPausedDeploymentScalesButDoesNotRollOut() {
        start(2);
        cluster.change(
                "deployments.apps",
                "web",
                object -> object.withObjectProperty("spec").put("paused", true));
        image("i:2");
        scale(3);
        cluster.settle();
        assertThat(cluster.names("replicasets.apps")).hasSize(1);
        assertThat(cluster.list("pods")).hasSize(3);
    }

    @ParameterizedTest(name = "{0} wanted, surge {1}, unavailable {2}: {3} more, {4} may be missing")
    @CsvSource({
        "4, '', '', 1, 1",
        "10, '', '', 3, 2",
        "1, '', '', 1, 0",
        "10, 50%, 0, 5, 0",
        "10, 0, 0, 0, 1",
        "3, 2, 1, 2, 1",
    })
    void rolloutNumbers(int wanted, String surge, String unavailable, int maxSurge, int maxUnavailable) {
        ObjectNode json = Yaml.object("{spec: {replicas: " + wanted + ", strategy: {rollingUpdate: {}}}}");
        ObjectNode rolling = (ObjectNode) json.at("/spec/strategy/rollingUpdate");
        if (!surge.isEmpty()) {
            rolling.set("maxSurge", Yaml.node(surge));
        }
        if (!unavailable.isEmpty()) {
            rolling.set("maxUnavailable", Yaml.node(unavailable));
        }
        assertThat(Rollout.of(new Resource(new ObjectKey("deployments.apps", "prod", "web"), json)))
                .isEqualTo(new Rollout(wanted, maxSurge, maxUnavailable));
    }

    @Test
    void minReadySecondsDelayAvailability() {
        cluster.create("deployments.apps", deployment(1, "  minReadySeconds: 30\n"));
        cluster.settle();
        cluster.advance(START);
        assertThat(status().path("readyReplicas").asInt()).isEqualTo(1);
        assertThat(status().has("availableReplicas")).isFalse();
        cluster.advance(Duration.ofSeconds(30));
        assertThat(status().path("availableReplicas").asInt()).isEqualTo(1);
    }

    @Test
    void aStatefulSetStartsItsPodsInOrderAndStopsThemInReverse() {
        cluster.create("statefulsets.apps", """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: db}
                spec:
                  replicas: 3
                  serviceName: db
                  selector: {matchLabels: {app: db}}
                  template: {metadata: {labels: {app: db}}, spec: {containers: [{name: c, image: "i:1"}]}}
                """);
        cluster.settle();
        assertThat(cluster.names("pods")).containsExactly("db-0");
        cluster.advance(START);
        assertThat(cluster.names("pods")).containsExactly("db-0", "db-1");
        cluster.advance(START);
        cluster.advance(START);
        JsonNode status = cluster.get("statefulsets.apps", "db").path("status");
        assertThat(status.path("readyReplicas").asInt()).isEqualTo(3);
        assertThat(status.path("currentRevision")).isEqualTo(status.path("updateRevision"));
        cluster.change(
                "statefulsets.apps", "db", set -> set.withObjectProperty("spec").put("replicas", 1));
        cluster.settle();
        assertThat(cluster.names("pods")).containsExactly("db-0");
        cluster.change(
                "statefulsets.apps",
                "db",
                set -> ((ObjectNode) set.at("/spec/template/spec/containers/0")).put("image", "i:2"));
        cluster.settle();
        assertThat(cluster.list("pods")
                        .getFirst()
                        .at("/spec/containers/0/image")
                        .asText())
                .isEqualTo("i:2");
    }

    @Test
    void aBareReplicaSetAndABarePodLiveToo() {
        cluster.create(
                "replicasets.apps",
                "{apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: rs}, spec: {replicas: 2, template:"
                        + " {metadata: {labels: {a: b}}, spec: {containers: []}}}}");
        cluster.create("pods", "{apiVersion: v1, kind: Pod, metadata: {name: one}, spec: {containers: []}}");
        cluster.settle();
        cluster.advance(START);
        assertThat(cluster.ready()).isEqualTo(3);
        assertThat(cluster.get("replicasets.apps", "rs")
                        .at("/status/readyReplicas")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void deletingADeploymentTakesAllThatItMade() {
        start(2);
        cluster.delete("deployments.apps", "web", "");
        cluster.settle();
        assertThat(cluster.names("replicasets.apps")).isEmpty();
        assertThat(cluster.names("pods")).isEmpty();
    }

    @Test
    void orphansStayAndAreAdopted() {
        start(2);
        cluster.delete("deployments.apps", "web", GarbageCollector.ORPHAN);
        cluster.settle();
        assertThat(cluster.names("deployments.apps")).isEmpty();
        assertThat(cluster.names("pods")).hasSize(2);
        assertThat(cluster.list("replicasets.apps").getFirst().at("/metadata").has("ownerReferences"))
                .isFalse();
        cluster.create("deployments.apps", deployment(2, ""));
        cluster.settle();
        assertThat(cluster.names("replicasets.apps")).hasSize(1);
        assertThat(cluster.names("pods")).hasSize(2);
    }

    @Test
    void aForegroundDeletionWaitsForTheDependents() {
        start(2);
        cluster.delete("deployments.apps", "web", GarbageCollector.FOREGROUND);
        cluster.changes();
        cluster.settle();
        assertThat(cluster.names("deployments.apps")).isEmpty();
        assertThat(cluster.names("pods")).isEmpty();
        List<Change> made = cluster.changes();
        assertThat(made.getFirst().key().collection()).isEqualTo("replicasets.apps");
        assertThat(made)
                .anySatisfy(change -> assertThat(change.key().collection()).isEqualTo("deployments.apps"));
    }

    @Test
    void anObjectOfTwoOwnersGoesWithTheLast() {
        String owner = "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s}}";
        String first = cluster.create("configmaps", owner.formatted("a"))
                .at("/metadata/uid")
                .asText();
        String second = cluster.create("configmaps", owner.formatted("b"))
                .at("/metadata/uid")
                .asText();
        cluster.create(
                "secrets",
                "{apiVersion: v1, kind: Secret, metadata: {name: s, ownerReferences: [{uid: %s}, {uid: %s}]}}"
                        .formatted(first, second));
        cluster.settle();
        cluster.delete("configmaps", "a", "");
        cluster.settle();
        assertThat(cluster.get("secrets", "s").at("/metadata/ownerReferences")).hasSize(1);
        cluster.delete("configmaps", "b", "");
        cluster.settle();
        assertThat(cluster.names("secrets")).isEmpty();
    }

    @Test
    void aNamespaceTakesAllThatIsInIt() {
        start(2);
        cluster.create("configmaps", "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}}");
        cluster.delete("namespaces", "prod", "");
        cluster.settle();
        assertThat(cluster.names("deployments.apps")).isEmpty();
        assertThat(cluster.names("pods")).isEmpty();
        assertThat(cluster.names("configmaps")).isEmpty();
    }

    @Test
    void theThreadWakesForNewsAndStops() throws InterruptedException {
        BlockingQueue<Change> made = new LinkedBlockingQueue<>();
        ChangeSink sink = change -> made.add(change);
        try (WorkloadSimulator simulator =
                new WorkloadSimulator(sink, InstantSource.system(), Duration.ZERO, new Random(1))) {
            simulator.start();
            simulator.changed(new ObjectKey("namespaces", "", "prod"), Yaml.object("{metadata: {name: prod, uid: n}}"));
            simulator.changed(
                    new ObjectKey("pods", "prod", "p"),
                    Yaml.object("{metadata: {name: p, uid: u}, spec: {nodeName: n}}"));
            Change first = made.poll(10, TimeUnit.SECONDS);
            assertThat(first)
                    .isInstanceOfSatisfying(
                            Change.UpdateStatus.class,
                            status -> assertThat(
                                            status.object().at("/status/phase").asText())
                                    .isEqualTo("Running"));
        }
    }
}
