package io.generalscaler.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhook;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.generalscaler.testing.ExpectedLog;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole process, with the rights that the manifests give it. */
final class WebhookTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "generalscaler";
    private static final String BROKEN = """
            {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {
              "uid": "u-1", "operation": "CREATE", "namespace": "shop", "name": "s",
              "kind": {"group": "autoscaling.generalscaler.io", "version": "v1alpha1", "kind": "GeneralScaler"},
              "object": {"metadata": {"name": "s", "namespace": "shop"},
                "spec": {"targetRef": {"name": "worker"}, "minReplicas": 9, "maxReplicas": 3}}}}
            """;

    private final Cluster cluster = Cluster.installed();
    private final KubernetesClient client = cluster.admin();

    @AfterEach
    void close() {
        cluster.close();
    }

    private RunningWebhook start() {
        return RunningWebhook.start(cluster.webhook(), Optional.empty());
    }

    private ValidatingWebhookConfiguration validating() {
        return client.admissionRegistration()
                .v1()
                .validatingWebhookConfigurations()
                .withName(NAME)
                .get();
    }

    private MutatingWebhookConfiguration mutating() {
        return client.admissionRegistration()
                .v1()
                .mutatingWebhookConfigurations()
                .withName(NAME)
                .get();
    }

    private String ca() {
        return client.secrets()
                .inNamespace(Cluster.NAMESPACE)
                .withName("generalscaler-webhook-ca")
                .get()
                .getData()
                .get("ca.crt");
    }

    private List<String> bundles() {
        return validating().getWebhooks().stream()
                .map(webhook -> String.valueOf(webhook.getClientConfig().getCaBundle()))
                .distinct()
                .toList();
    }

    @Test
    void writesTheBundleIntoInstalledConfigurationsAndNothingElse() throws Exception {
        ValidatingWebhookConfiguration installed = validating();
        try (RunningWebhook webhook = start()) {
            webhook.awaitReady();
            assertThat(bundles()).containsExactly(ca());
            assertThat(mutating().getWebhooks())
                    .extracting(one -> one.getClientConfig().getCaBundle())
                    .containsOnly(ca());
            ValidatingWebhookConfiguration now = validating();
            now.getWebhooks().forEach(one -> one.getClientConfig().setCaBundle(null));
            assertThat(now.getWebhooks()).isEqualTo(installed.getWebhooks());
            assertThat(now.getMetadata().getLabels())
                    .isEqualTo(installed.getMetadata().getLabels());
        }
    }

    @Test
    void putsTheBundleBackWhenSomeoneTakesItAway() throws Exception {
        try (RunningWebhook webhook = start()) {
            webhook.awaitReady();
            client.admissionRegistration()
                    .v1()
                    .validatingWebhookConfigurations()
                    .withName(NAME)
                    .edit(configuration -> {
                        configuration.getWebhooks().get(1).getClientConfig().setCaBundle("bm9uZQ==");
                        return configuration;
                    });
            Eventually.holds("the bundle is back", () -> bundles().equals(List.of(ca())));
        }
    }

    @Test
    void twoReplicasShareOneCa() throws Exception {
        try (RunningWebhook one = start();
                RunningWebhook two = start()) {
            one.awaitReady();
            two.awaitReady();
            assertThat(one.post("/validate", BROKEN).statusCode()).isEqualTo(200);
            assertThat(two.post("/validate", BROKEN).statusCode()).isEqualTo(200);
            assertThat(bundles()).containsExactly(ca());
        }
    }

    @Test
    void registersByUrlOverWhatIsInstalled() throws Exception {
        try (RunningWebhook webhook = RunningWebhook.start(cluster.webhook(), Optional.of(RunningWebhook.URL))) {
            webhook.awaitReady();
            assertThat(validating().getWebhooks())
                    .extracting(one -> one.getClientConfig().getUrl())
                    .containsOnly("https://127.0.0.1:9443/validate");
            assertThat(validating().getWebhooks())
                    .extracting(ValidatingWebhook::getFailurePolicy)
                    .containsExactly("Fail", "Ignore", "Ignore", "Ignore", "Ignore");
            assertThat(mutating().getWebhooks())
                    .singleElement()
                    .satisfies(one ->
                            assertThat(one.getClientConfig().getUrl()).isEqualTo("https://127.0.0.1:9443/mutate"));
            assertThat(bundles()).containsExactly(ca());
        }
    }

    @Test
    void registersByUrlWhereNothingIsInstalled() throws Exception {
        List<ValidatingWebhook> installed = validating().getWebhooks();
        client.admissionRegistration().v1().mutatingWebhookConfigurations().delete();
        client.admissionRegistration().v1().validatingWebhookConfigurations().delete();
        try (RunningWebhook webhook = RunningWebhook.start(client, Optional.of(RunningWebhook.URL))) {
            webhook.awaitReady();
            List<ValidatingWebhook> registered = validating().getWebhooks();
            assertThat(registered)
                    .extracting(one -> one.getClientConfig().getUrl())
                    .containsOnly("https://127.0.0.1:9443/validate");
            registered.forEach(one -> one.setClientConfig(null));
            installed.forEach(one -> one.setClientConfig(null));
            assertThat(registered).as("the rules of the manifests").isEqualTo(installed);
        }
    }

    @Test
    void isNotReadyBeforeItIsRegisteredAndSaysWhy() throws Exception {
        MutatingWebhookConfiguration taken = mutating();
        client.resource(taken).delete();
        try (RunningWebhook webhook = start()) {
            assertThat(webhook.get("/healthz").statusCode()).isEqualTo(200);
            HttpResponse<String> ready = webhook.get("/readyz");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("the webhook configurations do not trust the certificate yet");
            taken.getMetadata().setResourceVersion(null);
            client.resource(taken).create();
            webhook.awaitReady();
            assertThat(webhook.get("/readyz").body()).isEqualTo("ok\n");
        }
    }

    @Test
    void saysWhatToDoAboutADamagedCaAndThatHelps() throws Exception {
        patchCa("{\"data\":{\"ca.crt\":\"eA==\",\"ca.key\":\"eA==\"}}");
        try (ExpectedLog _ = ExpectedLog.of("Certificates or registration are not in order yet");
                RunningWebhook webhook = start()) {
            Eventually.holds(
                    "it says what is damaged",
                    () -> readyz(webhook)
                            .contains("Secret " + Cluster.NAMESPACE + "/generalscaler-webhook-ca ca.crt and ca.key: "));
            assertThat(readyz(webhook))
                    .contains("Empty it, and a new CA is made: kubectl patch secret generalscaler-webhook-ca -n "
                            + Cluster.NAMESPACE + " --type=merge -p '{\"data\":null}'");
            patchCa("{\"data\":null}");
            webhook.awaitReady();
            assertThat(bundles()).containsExactly(ca());
        }
    }

    private void patchCa(String mergePatch) {
        client.secrets()
                .inNamespace(Cluster.NAMESPACE)
                .withName("generalscaler-webhook-ca")
                .patch(PatchContext.of(PatchType.JSON_MERGE), mergePatch);
    }

    private static String readyz(RunningWebhook webhook) {
        try {
            return webhook.get("/readyz").body();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void refusesThroughTheApiServerWithEveryReason() throws Exception {
        try (RunningWebhook webhook = start()) {
            webhook.awaitReady();
            pointAt(webhook.port());
            assertThatThrownBy(() -> cluster.create("""
                            apiVersion: autoscaling.generalscaler.io/v1alpha1
                            kind: GeneralScaler
                            metadata: {name: s, namespace: shop}
                            spec: {targetRef: {name: worker}, minReplicas: 9, maxReplicas: 3}
                            """))
                    .isInstanceOf(KubernetesClientException.class)
                    .hasMessageContaining("denied the request")
                    .hasMessageContaining("spec.minReplicas: 9: must not be above maxReplicas, which is 3")
                    .hasMessageContaining("spec.metric");
            GenericKubernetesResource stored = cluster.create("""
                    apiVersion: autoscaling.generalscaler.io/v1alpha1
                    kind: GeneralScaler
                    metadata: {name: s, namespace: shop}
                    spec:
                      targetRef: {name: worker}
                      maxReplicas: 3
                      metric: {type: redis, targetValue: 10, redis: {host: redis, queueName: jobs}}
                    """);
            assertThat(stored.<Object>get("spec", "metric", "name"))
                    .as("what can be told from the type is not stored")
                    .isNull();
        }
    }

    /** The pods behind the Service have no network here: the API server calls the process at its port. */
    private void pointAt(int port) {
        var url = "https://127.0.0.1:" + port;
        client.admissionRegistration()
                .v1()
                .mutatingWebhookConfigurations()
                .withName(NAME)
                .edit(configuration -> {
                    configuration.getWebhooks().forEach(one -> {
                        one.getClientConfig().setService(null);
                        one.getClientConfig().setUrl(url + "/mutate");
                    });
                    return configuration;
                });
        client.admissionRegistration()
                .v1()
                .validatingWebhookConfigurations()
                .withName(NAME)
                .edit(configuration -> {
                    configuration.getWebhooks().forEach(one -> {
                        one.getClientConfig().setService(null);
                        one.getClientConfig().setUrl(url + "/validate");
                    });
                    return configuration;
                });
    }

    @Test
    void isUnreadyButServesWhileItDrains() throws Exception {
        try (RunningWebhook webhook = start()) {
            webhook.awaitReady();
            webhook.drain();
            assertThat(webhook.get("/readyz").body()).isEqualTo("not ready: the process is stopping\n");
            HttpResponse<String> answer = webhook.post("/validate", BROKEN);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Connection")).hasValue("close");
        }
    }

    @Test
    void showsItsFigures() throws Exception {
        try (RunningWebhook webhook = start()) {
            webhook.awaitReady();
            HttpResponse<String> answer = webhook.post("/validate", BROKEN);
            assertThat(JSON.readTree(answer.body()).at("/response/allowed").asBoolean())
                    .isFalse();
            assertThat(webhook.get("/metrics").body())
                    .contains("generalscaler_webhook_ready 1.0")
                    .contains("generalscaler_webhook_cache_objects{kind=\"GeneralScaler\"} 0.0")
                    .contains("generalscaler_webhook_review_seconds_count{endpoint=\"validate\",outcome=\"denied\"} 1")
                    .contains("jvm_memory_used_bytes");
        }
    }
}
