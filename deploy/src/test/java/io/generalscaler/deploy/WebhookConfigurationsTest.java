package io.generalscaler.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** How the API server is told to ask us: for what concerns us, quickly, and in no one's way while we are down. */
class WebhookConfigurationsTest {
    static final List<String> VALUE_SETS = Chart.VALUE_SETS;

    private static final String OURS = "generalscalers.autoscaling.generalscaler.io";

    @ParameterizedTest(name = "{0}: every webhook is quick, free of side effects and away from kube-system and itself")
    @FieldSource("VALUE_SETS")
    void everyWebhookIsQuickAndOutOfTheWay(String valueSet) {
        assertThat(webhooks(Chart.objects(valueSet))).hasSize(6).allSatisfy(webhook -> {
            assertThat(webhook.get("sideEffects").asText()).isEqualTo("None");
            assertThat(webhook.get("timeoutSeconds").asInt()).isBetween(1, 5);
            assertThat(webhook.get("matchPolicy").asText()).isEqualTo("Equivalent");
            assertThat(Rendered.texts(webhook.get("admissionReviewVersions"))).containsExactly("v1");
            JsonNode selector = webhook.at("/namespaceSelector/matchExpressions/0");
            assertThat(selector.get("key").asText()).isEqualTo("kubernetes.io/metadata.name");
            assertThat(selector.get("operator").asText()).isEqualTo("NotIn");
            assertThat(Rendered.texts(selector.get("values"))).contains("kube-system", Chart.NAMESPACE);
            assertThat(webhook.at("/rules/0/scope").asText()).isEqualTo("Namespaced");
        });
    }

    @ParameterizedTest(name = "{0}: the caBundle is nobody's but the webhook's to write")
    @FieldSource("VALUE_SETS")
    void namesNoCaBundle(String valueSet) {
        assertThat(Chart.render(valueSet)).doesNotContain("caBundle:");
    }

    @Test
    void refusesOnlyOurOwnKindWhileNoWebhookAnswers() {
        assertThat(webhooks(Chart.objects("default")))
                .allSatisfy(webhook -> assertThat(webhook.get("failurePolicy").asText())
                        .isEqualTo(webhook.get("name").asText().equals(OURS) ? "Fail" : "Ignore"));
    }

    @Test
    void asksForNoDeploymentWithoutOurAnnotations() {
        JsonNode webhook = Rendered.each(Chart.objects("default")
                        .one("ValidatingWebhookConfiguration", "generalscaler")
                        .get("webhooks"))
                .filter(one -> one.at("/rules/0/resources/0").asText().equals("deployments"))
                .findFirst()
                .orElseThrow();

        assertThat(webhook.at("/matchConditions/0/expression").asText()).contains("autoscaling.generalscaler.io/");
    }

    @ParameterizedTest(name = "{0}: every webhook's Service leads to pods that listen")
    @FieldSource("VALUE_SETS")
    void everyServiceLeadsToPodsThatListen(String valueSet) {
        Rendered rendered = Chart.objects(valueSet);
        assertThat(webhooks(rendered)).allSatisfy(webhook -> {
            JsonNode reference = webhook.at("/clientConfig/service");
            JsonNode service = rendered.one("Service", reference.get("name").asText());
            assertThat(reference.get("namespace")).isEqualTo(service.at("/metadata/namespace"));
            JsonNode port = service.at("/spec/ports/0");
            assertThat(port.get("port")).isEqualTo(reference.get("port"));
            assertThat(rendered.podTemplates().filter(pod -> selects(service.at("/spec/selector"), pod)))
                    .singleElement()
                    .satisfies(pod -> assertThat(Rendered.each(pod.at("/spec/containers"))
                                    .flatMap(container -> Rendered.each(container.path("ports"))))
                            .extracting(one -> one.get("name"))
                            .contains(port.get("targetPort")));
        });
    }

    /** What a webhook outside of the cluster registers comes from a file of its own; only the address may differ. */
    @Test
    void areThoseThatTheWebhookRegistersByUrl() throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/webhook-configurations.yaml")) {
            Rendered byUrl = Rendered.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));

            assertThat(webhooks(byUrl).stream()
                            .map(WebhookConfigurationsTest::withoutPlace)
                            .toList())
                    .isEqualTo(webhooks(Chart.objects("default")).stream()
                            .map(WebhookConfigurationsTest::withoutPlace)
                            .toList());
        }
    }

    @Test
    void anotherReleaseHasNamesOfItsOwn() {
        Rendered first = Rendered.parse(Chart.render("first", "one", Map.of("crds.install", false)));
        Rendered second = Rendered.parse(Chart.render("second", "two", Map.of("crds.install", false)));

        assertThat(first.titles()).doesNotContainAnyElementsOf(second.titles());
    }

    private static JsonNode withoutPlace(JsonNode webhook) {
        ObjectNode rest = webhook.deepCopy();
        rest.remove(List.of("clientConfig", "namespaceSelector"));
        return rest;
    }

    private static boolean selects(JsonNode selector, JsonNode pod) {
        return selector.properties().stream()
                .allMatch(label ->
                        label.getValue().equals(pod.at("/metadata/labels").get(label.getKey())));
    }

    private static List<JsonNode> webhooks(Rendered rendered) {
        return Stream.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration")
                .flatMap(kind -> rendered.ofKind(kind).stream())
                .flatMap(configuration -> Rendered.each(configuration.get("webhooks")))
                .toList();
    }
}
