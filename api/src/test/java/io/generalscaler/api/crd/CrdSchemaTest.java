package io.generalscaler.api.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every field of the CRD must have, so that it explains itself and costs the API server little. */
class CrdSchemaTest {
    private static JsonNode version;
    private static JsonNode schema;

    @BeforeAll
    static void build() throws Exception {
        version = new YAMLMapper().readTree(CrdBuilder.yaml()).at("/spec/versions/0");
        schema = version.at("/schema/openAPIV3Schema/properties");
    }

    private static List<String> failing(String part, java.util.function.Predicate<JsonNode> rule) {
        List<String> failing = new ArrayList<>();
        each(part, schema.path(part), (path, field) -> {
            if (!rule.test(field)) {
                failing.add(path);
            }
        });
        return failing;
    }

    private static void each(String path, JsonNode node, BiConsumer<String, JsonNode> visitor) {
        visitor.accept(path, node);
        node.path("properties")
                .properties()
                .forEach(field -> each(path + "." + field.getKey(), field.getValue(), visitor));
        if (node.has("items")) {
            each(path + "[]", node.path("items"), visitor);
        }
        if (node.has("additionalProperties")) {
            each(path + "{}", node.path("additionalProperties"), visitor);
        }
    }

    @Test
    void everyFieldHasADescription() {
        List<String> without = new ArrayList<>();
        each("spec", schema.path("spec"), (path, field) -> {
            if (!path.endsWith("]")
                    && !path.endsWith("}")
                    && field.path("description").asText().length() < 10) {
                without.add(path);
            }
        });
        assertThat(without).isEmpty();
    }

    /** kubectl and Argo CD compare lists as a whole: a default inside an item would be a difference each time. */
    @Test
    void noDefaultIsStoredInsideAListsItem() {
        List<String> stored = new ArrayList<>();
        each("spec", schema.path("spec"), (path, field) -> {
            if (path.contains("[]") && field.has("default")) {
                stored.add(path);
            }
        });
        assertThat(stored).isEmpty();
    }

    @Test
    void everyTextOfASpecIsBounded() {
        assertThat(failing(
                        "spec",
                        field -> !field.path("type").asText().equals("string")
                                || field.has("enum")
                                || field.has("maxLength")))
                .isEmpty();
    }

    @Test
    void everyNumberOfASpecIsBounded() {
        assertThat(failing(
                        "spec",
                        field -> !field.path("type").asText().matches("integer|number")
                                || (field.has("minimum") && field.has("maximum"))))
                .isEmpty();
    }

    @Test
    void everyListAndMapIsBoundedAndSaysHowItMerges() {
        for (String part : List.of("spec", "status")) {
            assertThat(failing(
                            part,
                            field -> !field.path("type").asText().equals("array")
                                    || (field.has("maxItems") && field.has("x-kubernetes-list-type"))))
                    .isEmpty();
            assertThat(failing(part, field -> !field.has("additionalProperties") || field.has("maxProperties")))
                    .isEmpty();
        }
    }

    @Test
    void everyKeyOfAListIsRequired() {
        assertThat(failing("spec", CrdSchemaTest::hasItsKeys)).isEmpty();
        assertThat(failing("status", CrdSchemaTest::hasItsKeys)).isEmpty();
    }

    private static boolean hasItsKeys(JsonNode field) {
        for (JsonNode key : field.path("x-kubernetes-list-map-keys")) {
            if (!field.at("/items/required").toString().contains(key.toString())) {
                return false;
            }
        }
        return true;
    }

    @Test
    void everyRuleSaysWhatIsWrongInWords() {
        assertThat(failing("spec", field -> {
                    for (JsonNode rule : field.path("x-kubernetes-validations")) {
                        if (rule.path("message").asText().isEmpty()) {
                            return false;
                        }
                    }
                    return true;
                }))
                .isEmpty();
    }

    @Test
    void behaviorHasNoDefaultsOfItsOwn() {
        List<String> defaults = new ArrayList<>();
        each("behavior", schema.at("/spec/properties/behavior"), (path, field) -> {
            if (field.has("default")) {
                defaults.add(path);
            }
        });
        assertThat(defaults).isEmpty();
    }

    @Test
    void theColumnsStandInOrder() {
        List<String> columns = new ArrayList<>();
        version.path("additionalPrinterColumns")
                .forEach(column -> columns.add(
                        column.path("name").asText() + (column.path("priority").intValue() > 0 ? " (wide)" : "")));

        assertThat(columns)
                .containsExactly(
                        "Targets",
                        "Min",
                        "Max",
                        "Current",
                        "Desired",
                        "Ready",
                        "Reason",
                        "Kind (wide)",
                        "Target (wide)",
                        "Pods (wide)",
                        "Mode (wide)",
                        "Cost (wide)",
                        "Currency (wide)",
                        "Period (wide)",
                        "Age");
    }

    @Test
    void statusIsASubresourceOfItsOwn() {
        assertThat(version.at("/subresources/status").isObject()).isTrue();
    }
}
