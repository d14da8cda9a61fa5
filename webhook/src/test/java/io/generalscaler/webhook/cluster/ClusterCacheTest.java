package io.generalscaler.webhook.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.devcluster.fault.Outage;
import io.generalscaler.kube.watch.WatchOutages;
import io.generalscaler.testing.ExpectedLog;
import io.generalscaler.webhook.Cluster;
import io.generalscaler.webhook.Eventually;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The caches, with the rights that the manifests give. */
final class ClusterCacheTest {
    private static final WorkloadId WEB = WorkloadId.deployment("shop", "web");

    private final Cluster cluster = Cluster.installed();
    private final ClusterCache cache = new ClusterCache(cluster.webhook(), new WatchOutages());

    /** The scalers here are judged by nobody: these tests are about what is seen of them. */
    @BeforeEach
    void withoutAdmission() {
        KubernetesClient admin = cluster.admin();
        admin.admissionRegistration().v1().mutatingWebhookConfigurations().delete();
        admin.admissionRegistration().v1().validatingWebhookConfigurations().delete();
    }

    @AfterEach
    void close() {
        cache.close();
        cluster.close();
    }

    private void start() throws Exception {
        cache.start().get(60, TimeUnit.SECONDS);
    }

    private GenericKubernetesResource scaler(String name, String target) {
        return cluster.create("""
                apiVersion: autoscaling.generalscaler.io/v1alpha1
                kind: GeneralScaler
                metadata: {name: %s, namespace: shop}
                spec:
                  targetRef: {name: %s}
                  maxReplicas: 3
                  metric: {type: redis, targetValue: 10, redis: {host: redis, queueName: jobs}}
                """.formatted(name, target));
    }

    private List<String> claimsOn(WorkloadId target) {
        return cache.claimsOn(target).stream().map(Claim::words).toList();
    }

    @Test
    void knowsWhatWasThereBeforeItStarted() throws Exception {
        scaler("first", "web");
        cluster.create("""
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: by-cpu, namespace: shop}
                spec: {maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}
                """);
        cluster.create("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: shop, annotations: {autoscaling.generalscaler.io/enabled: "true"}}
                spec:
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec: {containers: [{name: web, image: web}]}
                """);
        start();
        assertThat(claimsOn(WEB))
                .containsExactlyInAnyOrder(
                        "GeneralScaler first", "HorizontalPodAutoscaler by-cpu", "Deployment web (by its annotations)");
        assertThat(cache.hasDeployment("shop", "web")).isTrue();
        assertThat(cache.hasDeployment("shop", "other")).isFalse();
        assertThat(cache.size(Claim.Kind.GENERAL_SCALER)).isEqualTo(1);
        assertThat(cache.size(Claim.Kind.SCALED_OBJECT)).isZero();
    }

    @Test
    void followsWhatChanges() throws Exception {
        start();
        assertThat(claimsOn(WEB)).isEmpty();
        GenericKubernetesResource scaler = scaler("first", "web");
        Eventually.holds("the claim is known", () -> claimsOn(WEB).equals(List.of("GeneralScaler first")));

        turn(scaler, "other");
        Eventually.holds("it has moved", () -> claimsOn(WEB).isEmpty());
        assertThat(claimsOn(WorkloadId.deployment("shop", "other"))).containsExactly("GeneralScaler first");

        delete(scaler);
        Eventually.holds(
                "it is gone",
                () -> claimsOn(WorkloadId.deployment("shop", "other")).isEmpty());
        assertThat(cache.size(Claim.Kind.GENERAL_SCALER)).isZero();
    }

    @Test
    void findsItsWayBackAfterItsWatchesHaveExpired() throws Exception {
        GenericKubernetesResource old = scaler("old", "web");
        start();
        cluster.api().expireWatches();
        delete(old);
        scaler("new", "web");
        Eventually.holds("the new state is known", () -> claimsOn(WEB).equals(List.of("GeneralScaler new")));
        assertThat(cache.size(Claim.Kind.GENERAL_SCALER)).isEqualTo(1);
    }

    @Test
    void findsItsWayBackAfterItsConnectionDiedWithoutAWord() throws Exception {
        start();
        cluster.cable().silence();
        scaler("late", "web");
        Eventually.holds("the new state is known", () -> claimsOn(WEB).equals(List.of("GeneralScaler late")));
    }

    @Test
    void goesOnWhenAWatchIsRefusedAsTooOld() throws Exception {
        start();
        try (var refused = cluster.api().outage(Outage.answering(410).onWatches());
                ExpectedLog _ = ExpectedLog.perhaps("Watching broke off; it is tried again")) {
            cluster.cable().cut();
            scaler("late", "web");
            cluster.cable().mend();
            Eventually.holds("the new state is known", () -> claimsOn(WEB).equals(List.of("GeneralScaler late")));
            assertThat(refused.met()).isPositive();
        }
    }

    @Test
    void findsKedaWhenItComesLater() throws Exception {
        start();
        cache.lookForKeda();
        assertThat(cache.isWatching(Claim.Kind.SCALED_OBJECT)).isFalse();
        cluster.create("""
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: scaledobjects.keda.sh}
                spec:
                  group: keda.sh
                  scope: Namespaced
                  names: {kind: ScaledObject, plural: scaledobjects, singular: scaledobject, listKind: ScaledObjectList}
                  versions:
                  - name: v1alpha1
                    served: true
                    storage: true
                    schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                """);
        cluster.create("""
                apiVersion: keda.sh/v1alpha1
                kind: ScaledObject
                metadata: {name: by-queue, namespace: shop}
                spec: {scaleTargetRef: {name: web}}
                """);
        cache.lookForKeda();
        Eventually.holds("its claim is known", () -> claimsOn(WEB).equals(List.of("ScaledObject by-queue")));
    }

    private void turn(GenericKubernetesResource scaler, String target) {
        cluster.admin()
                .genericKubernetesResources(scaler.getApiVersion(), scaler.getKind())
                .resource(scaler)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"spec\": {\"targetRef\": {\"name\": \"" + target + "\"}}}");
    }

    private void delete(GenericKubernetesResource scaler) {
        cluster.admin()
                .genericKubernetesResources(scaler.getApiVersion(), scaler.getKind())
                .resource(scaler)
                .delete();
    }
}
