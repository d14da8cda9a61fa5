package io.generalscaler.devcluster.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.schema.StructuralSchema;
import io.generalscaler.devcluster.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A CustomResourceDefinition as the types that it asks to serve. */
public final class Definitions {

    private static final Set<String> VERBS =
            Set.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

    private Definitions() {}

    /** One type for each served version. */
    public static List<ResourceType> typesOf(ObjectNode definition) {
        JsonNode spec = definition.path("spec");
        String stored = "";
        for (JsonNode version : spec.path("versions")) {
            if (version.path("storage").asBoolean()) {
                stored = Json.textOrEmpty(version, "name");
            }
        }
        List<ResourceType> types = new ArrayList<>();
        for (JsonNode version : spec.path("versions")) {
            if (version.path("served").asBoolean()) {
                types.add(type(spec, version, stored));
            }
        }
        return types;
    }

    private static ResourceType type(JsonNode spec, JsonNode version, String stored) {
        JsonNode subresources = version.path("subresources");
        Set<String> served = new LinkedHashSet<>();
        if (subresources.has("status")) {
            served.add("status");
        }
        Optional<ScalePaths> scale = Optional.empty();
        if (subresources.has("scale")) {
            served.add("scale");
            JsonNode paths = subresources.path("scale");
            scale = Optional.of(new ScalePaths(
                    ScalePaths.split(Json.textOrEmpty(paths, "specReplicasPath")),
                    ScalePaths.split(Json.textOrEmpty(paths, "statusReplicasPath")),
                    ScalePaths.split(Json.textOrEmpty(paths, "labelSelectorPath"))));
        }
        return new ResourceType(
                Json.textOrEmpty(spec, "group"),
                Json.textOrEmpty(version, "name"),
                stored,
                names(spec.path("names")),
                Json.textOrEmpty(spec, "scope").equals("Namespaced"),
                VERBS,
                served,
                true,
                scale,
                Optional.of(custom(version)));
    }

    private static CustomVersion custom(JsonNode version) {
        JsonNode schema = version.path("schema").path("openAPIV3Schema");
        JsonNode columns = version.path("additionalPrinterColumns");
        return new CustomVersion(
                schema instanceof ObjectNode object ? object : Json.object(),
                schema instanceof ObjectNode object ? StructuralSchema.of(object) : StructuralSchema.any(),
                columns instanceof ArrayNode array ? array : Json.array());
    }

    private static ResourceNames names(JsonNode names) {
        return new ResourceNames(
                Json.textOrEmpty(names, "plural"),
                Json.textOrEmpty(names, "singular"),
                Json.textOrEmpty(names, "kind"),
                Json.textOrEmpty(names, "listKind"),
                texts(names.path("shortNames")),
                texts(names.path("categories")));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
