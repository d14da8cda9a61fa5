package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.registry.ScalePaths;
import io.generalscaler.devcluster.select.LabelSelector;
import io.generalscaler.devcluster.store.Store;
import io.generalscaler.devcluster.wire.Json;
import io.generalscaler.devcluster.wire.Statuses;
import io.generalscaler.devcluster.wire.Statuses.Cause;
import java.util.List;
import java.util.Locale;

/** The {@code autoscaling/v1 Scale} view of an object. */
final class Scales {

    private Scales() {}

    private static ScalePaths paths(ResourceType type) {
        return type.scale().orElseThrow(Statuses::noSuchPath);
    }

    /** What {@code GET …/scale} answers for an object. */
    static ObjectNode read(ResourceType type, ObjectNode object) {
        List<String> path = paths(type).specReplicas();
        if (!at(object, path).isNumber() && type.custom().isPresent()) {
            throw Statuses.internal("the spec replicas field \"." + String.join(".", path) + "\" does not exist");
        }
        return of(type, object);
    }

    /** What a write of {@code …/scale} starts from: an API server takes a size also where there is none. */
    static ObjectNode of(ResourceType type, ObjectNode object) {
        ScalePaths paths = paths(type);
        JsonNode specReplicas = at(object, paths.specReplicas());
        ObjectNode scale = Json.object().put("apiVersion", "autoscaling/v1").put("kind", "Scale");
        ObjectNode metadata = scale.putObject("metadata");
        for (String field : List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
            JsonNode value = object.path("metadata").get(field);
            if (value != null) {
                metadata.set(field, value);
            }
        }
        scale.putObject("spec").put("replicas", specReplicas.asInt(0));
        ObjectNode status = scale.putObject("status");
        status.put("replicas", at(object, paths.statusReplicas()).asInt(0));
        String selector = selector(at(object, paths.selector()));
        if (!selector.isEmpty()) {
            status.put("selector", selector);
        }
        return scale;
    }

    private static String selector(JsonNode selector) {
        if (!selector.isObject()) {
            return selector.asText("");
        }
        boolean plain = !selector.has("matchLabels") && !selector.has("matchExpressions");
        return LabelSelector.of(plain ? Json.object().set("matchLabels", selector) : selector)
                .toString();
    }

    /** The object with the size, and the version it insists on, of a given scale. */
    static ObjectNode applied(ResourceType type, ObjectNode scale, ObjectNode object) {
        JsonNode replicas = scale.path("spec").path("replicas");
        if (!replicas.isMissingNode() && !replicas.isInt()) {
            throw Statuses.badRequest("Scale in version \"v1\" cannot be handled as a Scale: json: cannot unmarshal "
                    + replicas.getNodeType().name().toLowerCase(Locale.ROOT)
                    + " into Go struct field ScaleSpec.spec.replicas of type int32");
        }
        if (replicas.asInt(0) < 0) {
            throw Statuses.invalid(
                    "autoscaling",
                    "Scale",
                    Metadata.name(object),
                    List.of(new Cause(
                            "spec.replicas",
                            "FieldValueInvalid",
                            "Invalid value: " + replicas.asInt() + ": must be greater than or equal to 0")));
        }
        ObjectNode next = object.deepCopy();
        List<String> path = paths(type).specReplicas();
        ObjectNode parent = next;
        for (String step : path.subList(0, path.size() - 1)) {
            parent = Json.objectAt(parent, step);
        }
        parent.put(path.getLast(), replicas.asInt(0));
        String version = Store.versionOf(scale);
        ObjectNode metadata = Json.objectAt(next, "metadata");
        if (version.isEmpty()) {
            metadata.remove("resourceVersion");
        } else {
            metadata.put("resourceVersion", version);
        }
        return next;
    }

    private static JsonNode at(ObjectNode object, List<String> path) {
        return Json.at(object, path.toArray(String[]::new));
    }
}
