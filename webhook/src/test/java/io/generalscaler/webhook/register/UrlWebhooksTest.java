package io.generalscaler.webhook.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UrlWebhooksTest {
    private final KubernetesSerialization yaml = new KubernetesSerialization();

    private UrlWebhooks at(String address) {
        return new UrlWebhooks(URI.create(address), "own", yaml);
    }

    @Test
    void addsTheAddressOfEachKindAndKeepsItselfOut() {
        List<Map<String, Object>> validating = at("https://192.0.2.7:9443").of(ConfigurationKind.VALIDATING);
        assertThat(validating)
                .extracting(webhook -> String.valueOf(webhook.get("name")))
                .containsExactly(
                        "generalscalers.autoscaling.generalscaler.io",
                        "deployments.autoscaling.generalscaler.io",
                        "horizontalpodautoscalers.autoscaling.generalscaler.io",
                        "sizes.autoscaling.generalscaler.io",
                        "owned.autoscaling.generalscaler.io");
        assertThat(validating).allSatisfy(webhook -> {
            assertThat(webhook.get("clientConfig")).isEqualTo(Map.of("url", "https://192.0.2.7:9443/validate"));
            assertThat(webhook.get("namespaceSelector").toString()).contains("[kube-system, own]");
        });
        assertThat(at("https://192.0.2.7:9443/").of(ConfigurationKind.MUTATING))
                .singleElement()
                .satisfies(webhook -> assertThat(webhook.get("clientConfig"))
                        .isEqualTo(Map.of("url", "https://192.0.2.7:9443/mutate")));
    }

    @ParameterizedTest(name = "the host of {0} is {1}")
    @CsvSource({
        "https://h.example.com:9443,h.example.com",
        "https://192.0.2.7,192.0.2.7",
        "https://[2001:db8::7]:1,2001:db8::7"
    })
    void host(String address, String host) {
        assertThat(at(address).host()).isEqualTo(host);
    }

    @ParameterizedTest(name = "refuses {0}")
    @ValueSource(strings = {"http://h", "https://h/path", "https://h?q", "h:9443", "https://a_b"})
    void refuses(String address) {
        assertThatThrownBy(() -> at(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no address such as https://host:port");
    }

    @Test
    void defaultsOfTheServerAndTheBundleAreNoDifference() {
        List<Map<String, Object>> wanted =
                List.of(Map.of("name", "a", "timeoutSeconds", 5, "rules", List.of(Map.of("scope", "Namespaced"))));
        assertThat(Registration.says(
                        stored(
                                "{name: a, timeoutSeconds: 5, objectSelector: {}, rules: [{scope: Namespaced, apiGroups: []}],"
                                        + " clientConfig: {caBundle: eA==}}"),
                        wanted))
                .isTrue();
        assertThat(Registration.says(stored("{name: a, timeoutSeconds: 9, rules: [{scope: Namespaced}]}"), wanted))
                .isFalse();
        assertThat(Registration.says(stored("{name: a, timeoutSeconds: 5, rules: []}"), wanted))
                .isFalse();
        assertThat(Registration.says(stored("{name: a}, {name: b}"), wanted)).isFalse();
    }

    @Test
    void aConfigurationWithoutWebhooksTrustsNobody() {
        assertThat(Registration.trusts(stored(""), "eA==")).isFalse();
        assertThat(Registration.trusts(stored("{clientConfig: {caBundle: eA==}}"), "eA=="))
                .isTrue();
        assertThat(Registration.trusts(stored("{clientConfig: {caBundle: eA==}}, {clientConfig: {}}"), "eA=="))
                .isFalse();
    }

    private GenericKubernetesResource stored(String webhooks) {
        return yaml.unmarshal("webhooks: [" + webhooks + "]", GenericKubernetesResource.class);
    }
}
