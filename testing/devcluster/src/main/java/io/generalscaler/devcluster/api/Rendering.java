package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.table.Tables;
import io.generalscaler.devcluster.wire.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a client wants to see objects: as they are, as rows of a Table, or their metadata only.
 *
 * @param include what a row carries of its object
 */
record Rendering(ResourceType type, Form form, Tables.Include include, InstantSource clock) {

    private enum Form {
        PLAIN,
        TABLE,
        PARTIAL
    }

    /** Reads {@code Accept} and {@code ?includeObject=}; the first form that is served counts. */
    static Rendering of(ApiRequest request, InstantSource clock) {
        Tables.Include include = switch (request.query().get("includeObject")) {
            case "None" -> Tables.Include.NONE;
            case "Object" -> Tables.Include.OBJECT;
            default -> Tables.Include.METADATA;
        };
        Form form = Stream.of(request.header("Accept").split(",", -1))
                .map(type -> List.of(type.strip().split("\\s*;\\s*", -1)))
                .filter(parts -> !parts.getFirst().contains("protobuf"))
                .map(Rendering::form)
                .findFirst()
                .orElse(Form.PLAIN);
        return new Rendering(request.type(), form, include, clock);
    }

    private static Form form(List<String> parts) {
        if (!parts.contains("g=meta.k8s.io") || !parts.contains("v=v1")) {
            return Form.PLAIN;
        }
        if (parts.contains("as=Table")) {
            return Form.TABLE;
        }
        boolean partial = parts.contains("as=PartialObjectMetadata") || parts.contains("as=PartialObjectMetadataList");
        return partial ? Form.PARTIAL : Form.PLAIN;
    }

    /** One object. */
    ObjectNode single(ObjectNode object) {
        return switch (form) {
            case PLAIN -> object;
            case PARTIAL -> Tables.partial(object);
            case TABLE -> table(object, Versions.toStored(type, object), true);
        };
    }

    /** A list, {@code kind: …List}. */
    ObjectNode list(ObjectNode list) {
        if (form == Form.PLAIN) {
            return list;
        }
        if (form == Form.PARTIAL) {
            ObjectNode partial =
                    Json.object().put("kind", "PartialObjectMetadataList").put("apiVersion", "meta.k8s.io/v1");
            partial.set("metadata", list.path("metadata"));
            ArrayNode items = partial.putArray("items");
            list.path("items").forEach(item -> items.add(Tables.partial((ObjectNode) item)));
            return partial;
        }
        ObjectNode table = Tables.empty(list.path("metadata"));
        Tables.define(table, type);
        for (JsonNode item : list.path("items")) {
            ObjectNode object = (ObjectNode) item;
            Tables.add(table, type, Versions.toStored(type, object), object, include, clock.instant());
        }
        return table;
    }

    /**
     * What a watch event carries of a stored object.
     *
     * @param first whether it is the first event of its watch, which describes the columns for all
     */
    ObjectNode watched(ObjectNode stored, boolean first) {
        ObjectNode object = Versions.fromStored(type, stored);
        return switch (form) {
            case PLAIN -> object;
            case PARTIAL -> Tables.partial(object);
            case TABLE -> table(object, stored, first);
        };
    }

    /** A bookmark has nothing but metadata. */
    ObjectNode bookmark(ObjectNode metadata) {
        ObjectNode object = Json.object().put("kind", type.kind()).put("apiVersion", type.apiVersion());
        object.set("metadata", metadata);
        return switch (form) {
            case PLAIN -> object;
            case PARTIAL -> Tables.partial(object);
            case TABLE -> Tables.empty(metadata);
        };
    }

    private ObjectNode table(ObjectNode object, ObjectNode stored, boolean defined) {
        ObjectNode metadata = Json.object();
        metadata.set("resourceVersion", object.path("metadata").path("resourceVersion"));
        ObjectNode table = Tables.empty(metadata.path("resourceVersion").isTextual() ? metadata : NullNode.instance);
        if (defined) {
            Tables.define(table, type);
        }
        Tables.add(table, type, stored, object, include, clock.instant());
        return table;
    }
}
