package io.generalscaler.devcluster.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.generalscaler.devcluster.registry.CustomVersion;
import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.wire.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The schemas of one document, each under its name once. */
final class Components {

    private static final String PREFIX = "#/components/schemas/";
    private static final String FABRIC8 = "io.fabric8.kubernetes.api.model.";

    private final ObjectNode schemas = Json.object();
    private final ModelSchemas models = new ModelSchemas(this::reference);

    ObjectNode schemas() {
        return schemas;
    }

    /** Adds a type's schema with everything that it refers to; answers a reference to it. */
    ObjectNode use(ResourceType type) {
        String name = name(type);
        if (!schemas.has(name)) {
            ObjectNode schema = type.custom()
                    .map(custom -> custom(type, custom))
                    .orElseGet(() -> ModelClasses.of(type)
                            .map(models::object)
                            .orElseGet(() -> Json.object().put("type", "object")));
            schema.putArray("x-kubernetes-group-version-kind")
                    .addObject()
                    .put("group", type.group())
                    .put("version", type.version())
                    .put("kind", type.kind());
            schemas.set(name, schema);
        }
        return Json.object().put("$ref", PREFIX + name);
    }

    /** {@code com.example.v1.Widget} for a custom type of group {@code example.com}. */
    private static String name(ResourceType type) {
        if (type.custom().isEmpty()) {
            String group = type.group().isEmpty() ? "core" : type.group().replaceAll("\\..*", "");
            return "io.k8s.api." + group + "." + type.version() + "." + type.kind();
        }
        List<String> parts = new ArrayList<>(List.of(type.group().split("\\.", -1)));
        Collections.reverse(parts);
        return String.join(".", parts) + "." + type.version() + "." + type.kind();
    }

    private ObjectNode custom(ResourceType type, CustomVersion custom) {
        ObjectNode schema = custom.schema().deepCopy();
        ObjectNode properties = Json.objectAt(schema, "properties");
        properties
                .putObject("apiVersion")
                .put("type", "string")
                .put("description", "The version of the schema of this object: " + type.apiVersion() + ".");
        properties
                .putObject("kind")
                .put("type", "string")
                .put("description", "The type of this object: " + type.kind() + ".");
        ObjectNode metadata = properties.putObject("metadata");
        metadata.putArray("allOf").add(reference(ObjectMeta.class));
        metadata.put("description", "Standard object's metadata.");
        return schema;
    }

    private ObjectNode reference(Class<?> model) {
        String name = "io.k8s.model." + model.getName().replace(FABRIC8, "").replace('$', '.');
        if (!schemas.has(name)) {
            // Reserved first: types refer to each other in circles.
            schemas.putObject(name);
            schemas.set(name, models.object(model));
        }
        return Json.object().put("$ref", PREFIX + name);
    }
}
