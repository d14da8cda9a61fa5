package io.generalscaler.devcluster.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.registry.ResourceType;
import java.util.List;

/** The operations on a type: enough for clients to see which types, media types and parameters there are. */
final class Operations {

    static final List<String> WRITE_PARAMETERS = List.of("dryRun", "fieldManager", "fieldValidation");
    /**
     * Strategic merge patch is served but not announced: kubectl then merges by its own compiled-in types instead of
     * these schemas, which do not say by which keys lists merge.
     */
    private static final List<String> PATCHES =
            List.of("application/apply-patch+yaml", "application/json-patch+json", "application/merge-patch+json");

    private Operations() {}

    static void add(ObjectNode paths, ResourceType type, ObjectNode schema) {
        String base = (type.group().isEmpty() ? "/api/" : "/apis/") + type.apiVersion() + "/";
        String scoped = type.namespaced() ? base + "namespaces/{namespace}/" : base;
        ObjectNode collection = paths.putObject(scoped + type.plural());
        ObjectNode single = paths.putObject(scoped + type.plural() + "/{name}");
        if (type.verbs().contains("list")) {
            answer(operation(collection, "get", "list", type), schema);
        }
        if (type.verbs().contains("create")) {
            body(writing(operation(collection, "post", "post", type)), "application/json", schema);
        }
        if (type.verbs().contains("get")) {
            answer(operation(single, "get", "get", type), schema);
            body(writing(operation(single, "put", "put", type)), "application/json", schema);
            ObjectNode patch = writing(operation(single, "patch", "patch", type));
            PATCHES.forEach(mediaType -> body(patch, mediaType, schema));
            operation(single, "delete", "delete", type);
        }
    }

    private static ObjectNode operation(ObjectNode path, String method, String action, ResourceType type) {
        ObjectNode operation = path.putObject(method);
        operation.put("x-kubernetes-action", action);
        operation
                .putObject("x-kubernetes-group-version-kind")
                .put("group", type.group())
                .put("version", type.version())
                .put("kind", type.kind());
        operation.putObject("responses").putObject("200").put("description", "OK");
        return operation;
    }

    private static void answer(ObjectNode operation, ObjectNode schema) {
        ObjectNode ok = (ObjectNode) operation.path("responses").path("200");
        ok.putObject("content").putObject("application/json").set("schema", schema);
    }

    private static ObjectNode writing(ObjectNode operation) {
        var parameters = operation.putArray("parameters");
        for (String name : WRITE_PARAMETERS) {
            ObjectNode parameter = parameters.addObject().put("name", name).put("in", "query");
            parameter.putObject("schema").put("type", "string").put("uniqueItems", true);
        }
        return operation;
    }

    private static void body(ObjectNode operation, String mediaType, ObjectNode schema) {
        operation
                .withObjectProperty("requestBody")
                .withObjectProperty("content")
                .putObject(mediaType)
                .set("schema", schema);
    }
}
