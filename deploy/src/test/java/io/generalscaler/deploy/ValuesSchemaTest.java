package io.generalscaler.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** A value that cannot work is refused before anything reaches a cluster, in words that name it. */
class ValuesSchemaTest {
    static final List<Arguments> REFUSED = List.of(
            arguments("an unknown topology", "topology", "both", "/topology", "'joint', 'split'"),
            arguments("a misspelt section", "webhok.replicas", 2, "", "additional properties 'webhok' not allowed"),
            arguments("a misspelt value", "webhook.timeout", 2, "/webhook", "'timeout' not allowed"),
            arguments("no pods at all", "replicas", 0, "/replicas", "minimum: got 0, want 1"),
            arguments("a word for a number", "replicas", "two", "/replicas", "got string, want integer"),
            arguments(
                    "a timeout that the API server refuses",
                    "webhook.timeoutSeconds",
                    31,
                    "/webhook/timeoutSeconds",
                    "want 30"),
            arguments("a port that needs privileges", "webhook.port", 443, "/webhook/port", "want 1,024"),
            arguments(
                    "an unknown failure policy",
                    "webhook.failurePolicy",
                    "Maybe",
                    "/webhook/failurePolicy",
                    "'Fail', 'Ignore'"),
            arguments(
                    "secrets of every namespace",
                    "controller.secretNamespaces[0]",
                    "*",
                    "/controller/secretNamespaces/0",
                    "pattern"),
            arguments(
                    "a scale target without its resource",
                    "controller.scaleTargets[0].apiGroup",
                    "argoproj.io",
                    "/controller/scaleTargets/0",
                    "'resource'"),
            arguments(
                    "every resource as a scale target",
                    "controller.scaleTargets[0].resource",
                    "*",
                    "/controller/scaleTargets/0",
                    "pattern"),
            arguments(
                    "a registry with a scheme, which no image reference has",
                    "image.registry",
                    "https://registry.example.com",
                    "/image/registry",
                    "pattern"),
            arguments("a digest that is none", "webhook.image.digest", "latest", "/webhook/image/digest", "pattern"),
            arguments(
                    "an amount of memory that is none",
                    "controller.resources.limits.memory",
                    "lots",
                    "/controller/resources/limits/memory",
                    "pattern"),
            arguments(
                    "a budget that forbids every drain",
                    "podDisruptionBudget.maxUnavailable",
                    0,
                    "/podDisruptionBudget/maxUnavailable",
                    "minimum"),
            arguments("the root user", "securityContext.runAsUser", 0, "/securityContext/runAsUser", "minimum"),
            arguments(
                    "an issuer of an unknown kind",
                    "certManager.issuerRef.kind",
                    "Vault",
                    "/certManager/issuerRef/kind",
                    "'ClusterIssuer'"),
            arguments("ports that clash in one pod", "webhook.managementPort", 9443, "", "they must differ"),
            arguments("a drain longer than the grace period", "webhook.drainSeconds", 40, "", "must be at least 55"));

    @ParameterizedTest(name = "refuses {0}")
    @FieldSource("REFUSED")
    void refuses(String what, String key, Object value, String path, String words) {
        assertThatThrownBy(() -> Chart.render(Chart.RELEASE, Chart.NAMESPACE, Map.of(key, value)))
                .as(what)
                .hasMessageContaining(path)
                .hasMessageContaining(words);
    }

    @Test
    void everyDefaultIsDescribedAndEveryDescriptionHasItsDefault() throws IOException {
        var differences = new ArrayList<String>();

        compare("", schema(), defaults(), differences);

        assertThat(differences).isEmpty();
    }

    static JsonNode schema() throws IOException {
        return Rendered.YAML.readTree(Generated.read(Chart.FOLDER.resolve("values.schema.json")));
    }

    static JsonNode defaults() throws IOException {
        return Rendered.YAML.readTree(Generated.read(Chart.FOLDER.resolve("values.yaml")));
    }

    /** A closed object is compared member by member; what is free to hold anything ends the walk, and so does an empty default. */
    private static void compare(String path, JsonNode schema, JsonNode defaults, List<String> differences) {
        if (schema.path("description").asText().isBlank()) {
            differences.add(path + " has no description");
        }
        if (!schema.has("properties")) {
            return;
        }
        if (!schema.path("additionalProperties").isBoolean()) {
            differences.add(path + " lets unknown values pass");
        }
        JsonNode properties = schema.get("properties");
        defaults.fieldNames().forEachRemaining(name -> {
            if (!properties.has(name)) {
                differences.add(path + "/" + name + " is not in the schema");
            }
        });
        properties.fieldNames().forEachRemaining(name -> {
            if (defaults.has(name)) {
                compare(path + "/" + name, properties.get(name), defaults.get(name), differences);
            } else if (!defaults.isEmpty() && !name.equals("global")) {
                differences.add(path + "/" + name + " has no default");
            }
        });
    }
}
