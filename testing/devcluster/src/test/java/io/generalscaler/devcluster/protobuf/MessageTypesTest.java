package io.generalscaler.devcluster.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.devcluster.openapi.OpenApi;
import io.generalscaler.devcluster.protobuf.MessageTypes.Field;
import io.generalscaler.devcluster.protobuf.MessageTypes.Shape;
import io.generalscaler.devcluster.registry.Registry;
import io.generalscaler.devcluster.registry.ResourceType;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of protobuf messages and the JSON model name the same fields. */
class MessageTypesTest {

    private static final MessageTypes TYPES = MessageTypes.load();
    private static final Registry REGISTRY = new Registry();
    /** Fields that the API has and the model of the Java client has not. */
    private static final Set<String> NEWER = Set.of("core.PodSpec.workloadRef");

    static Stream<Arguments> kinds() {
        return REGISTRY.all().stream()
                .filter(type -> TYPES.ofKind(type.apiVersion(), type.kind()).isPresent())
                .map(type -> Arguments.of(type.apiVersion() + " " + type.kind(), type));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void everyFieldIsOneOfTheModel(String name, ResourceType type) {
        String path = (type.group().isEmpty() ? "api/" : "apis/") + type.apiVersion();
        JsonNode schemas = new OpenApi(REGISTRY)
                .document(path)
                .orElseThrow()
                .path("components")
                .path("schemas");
        JsonNode schema = schemas.properties().stream()
                .map(Map.Entry::getValue)
                .filter(candidate -> candidate
                        .at("/x-kubernetes-group-version-kind/0/kind")
                        .asText()
                        .equals(type.kind()))
                .findFirst()
                .orElseThrow();
        Set<String> unknown = new TreeSet<>();
        compare(TYPES.ofKind(type.apiVersion(), type.kind()).orElseThrow(), schema, schemas, new HashSet<>(), unknown);
        unknown.removeAll(NEWER);
        assertThat(unknown).isEmpty();
    }

    private static void compare(String type, JsonNode at, JsonNode schemas, Set<String> seen, Set<String> unknown) {
        JsonNode schema = resolve(at, schemas);
        if (!seen.add(type) || !schema.has("properties")) {
            return;
        }
        for (Field field : TYPES.fields(type).values()) {
            JsonNode property = schema.path("properties").path(field.name());
            if (field.shape() == Shape.INLINE) {
                compare(field.type(), schema, schemas, seen, unknown);
            } else if (property.isMissingNode()) {
                unknown.add(type + "." + field.name());
            } else {
                JsonNode value = switch (field.shape()) {
                    case LIST -> property.path("items");
                    case MAP -> property.path("additionalProperties");
                    default -> property;
                };
                compare(field.type(), value, schemas, seen, unknown);
            }
        }
    }

    private static JsonNode resolve(JsonNode schema, JsonNode schemas) {
        JsonNode reference = schema.has("allOf") ? schema.path("allOf").path(0) : schema;
        return reference.has("$ref")
                ? schemas.path(reference.path("$ref").asText().replace("#/components/schemas/", ""))
                : schema;
    }
}
