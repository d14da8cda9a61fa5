package io.generalscaler.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The whole process against an API server that stores and watches. */
@EnableKubernetesMockClient(crud = true)
final class WebhookTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    KubernetesClient client;

    @Test
    void registersByUrlAndAnswersOverTlsThatItsCaVouchesFor() throws Exception {
        try (RunningWebhook webhook = RunningWebhook.start(client, Optional.of(RunningWebhook.URL))) {
            webhook.awaitReady();
            assertThat(webhook.get("/readyz").statusCode()).isEqualTo(200);

            HttpResponse<String> answer = webhook.post("/validate", """
                    {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {
                      "uid": "u-1", "operation": "CREATE", "namespace": "shop", "name": "s",
                      "kind": {"group": "autoscaling.generalscaler.io", "version": "v1alpha1", "kind": "GeneralScaler"},
                      "object": {"metadata": {"name": "s", "namespace": "shop"},
                        "spec": {"targetRef": {"name": "worker"}, "minReplicas": 9, "maxReplicas": 3}}}}
                    """);
            assertThat(answer.statusCode()).isEqualTo(200);
            JsonNode response = JSON.readTree(answer.body()).path("response");
            assertThat(response.path("uid").asText()).isEqualTo("u-1");
            assertThat(response.path("allowed").asBoolean()).isFalse();
            assertThat(response.path("status").path("message").asText()).contains("spec.minReplicas");
        }
    }
}
