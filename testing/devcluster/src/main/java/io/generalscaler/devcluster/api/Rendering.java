package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.table.Tables;
import io.generalscaler.devcluster.wire.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a client wants to see objects: as they are, or as rows of a Table.
 *
 * @param include what a row carries of its object
 */
record Rendering(ResourceType type, boolean asTable, Tables.Include include, InstantSource clock) {

    private static final List<String> TABLE = List.of("as=Table", "g=meta.k8s.io", "v=v1");

    /** Reads {@code Accept} and {@code ?includeObject=}; the first form that is served counts. */
    static Rendering of(ApiRequest request, InstantSource clock) {
        Tables.Include include = switch (request.query().get("includeObject")) {
            case "None" -> Tables.Include.NONE;
            case "Object" -> Tables.Include.OBJECT;
            default -> Tables.Include.METADATA;
        };
        boolean asTable = Stream.of(request.header("Accept").split(",", -1))
                .map(type -> List.of(type.strip().split("\\s*;\\s*", -1)))
                .filter(parts -> !parts.getFirst().contains("protobuf"))
                .findFirst()
                .filter(parts -> parts.containsAll(TABLE))
                .isPresent();
        return new Rendering(request.type(), asTable, include, clock);
    }

    /** One object. */
    ObjectNode single(ObjectNode object) {
        return asTable ? table(object, Versions.toStored(type, object), true) : object;
    }

    /** A list, {@code kind: …List}. */
    ObjectNode list(ObjectNode list) {
        if (!asTable) {
            return list;
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
        return asTable ? table(object, stored, first) : object;
    }

    /** A bookmark has nothing but metadata. */
    ObjectNode bookmark(ObjectNode metadata) {
        if (asTable) {
            return Tables.empty(metadata);
        }
        ObjectNode object = Json.object().put("kind", type.kind()).put("apiVersion", type.apiVersion());
        object.set("metadata", metadata);
        return object;
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
