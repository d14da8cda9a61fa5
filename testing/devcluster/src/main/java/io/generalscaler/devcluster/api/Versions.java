package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.builtin.EventVersions;
import io.generalscaler.devcluster.builtin.HpaVersions;
import io.generalscaler.devcluster.registry.ResourceType;

/** Converts objects between the version of a request and the stored one. Answers copies; never changes its argument. */
public final class Versions {

    private Versions() {}

    /** A copy of a stored object in the version of {@code type}. */
    public static ObjectNode fromStored(ResourceType type, ObjectNode stored) {
        ObjectNode object = stored.deepCopy();
        if (type.apiVersion().equals(object.path("apiVersion").asText())) {
            return object;
        }
        convert(type, object, false);
        return object.put("apiVersion", type.apiVersion());
    }

    /** A copy of a given object in the version that is stored. */
    public static ObjectNode toStored(ResourceType type, ObjectNode given) {
        ObjectNode object = given.deepCopy();
        boolean isEvent = type.collection().equals("events");
        String stored = isEvent ? "v1" : type.storedApiVersion();
        if (!stored.equals(object.path("apiVersion").asText())) {
            convert(type, object, true);
            object.put("apiVersion", stored);
        }
        if (isEvent) {
            EventVersions.complete(object);
        }
        return object;
    }

    private static void convert(ResourceType type, ObjectNode object, boolean toStored) {
        switch (type.collection()) {
            case "events" -> EventVersions.convert(object, toStored);
            case "horizontalpodautoscalers.autoscaling" -> HpaVersions.convert(object, toStored);
            default -> {
                // Versions of custom types differ in name only (conversion strategy None).
            }
        }
    }
}
