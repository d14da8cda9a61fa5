package io.generalscaler.devcluster.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.wire.Json;
import java.time.Instant;
import java.util.List;

/** Builds tables: columns by type, one row for each object. */
public final class Tables {

    /** What a row carries of its object. */
    public enum Include {
        NONE,
        METADATA,
        OBJECT
    }

    private Tables() {}

    /** A table without rows; {@code metadata} is that of the list, or null. */
    public static ObjectNode empty(JsonNode metadata) {
        ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.set("metadata", metadata);
        table.putArray("columnDefinitions");
        table.putArray("rows");
        return table;
    }

    /** Describes the columns of a type in a table. */
    public static void define(ObjectNode table, ResourceType type) {
        ArrayNode definitions = table.putArray("columnDefinitions");
        for (Column column : columns(type, Instant.EPOCH)) {
            definitions
                    .addObject()
                    .put("name", column.name())
                    .put("type", column.type())
                    .put("format", column.format())
                    .put("description", column.description())
                    .put("priority", column.priority());
        }
    }

    /**
     * Adds a row.
     *
     * @param stored the object in its stored version, from which the cells are made
     * @param object the object as the client asked for it
     */
    public static void add(
            ObjectNode table, ResourceType type, ObjectNode stored, ObjectNode object, Include include, Instant now) {
        ObjectNode row = ((ArrayNode) table.path("rows")).addObject();
        ArrayNode cells = row.putArray("cells");
        columns(type, now).forEach(column -> cells.add(column.of(stored)));
        switch (include) {
            case NONE -> {}
            case METADATA -> row.set("object", partial(object));
            case OBJECT -> row.set("object", object);
        }
    }

    /** An object's metadata and nothing else. */
    public static ObjectNode partial(ObjectNode object) {
        ObjectNode partial = Json.object().put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", object.path("metadata"));
        return partial;
    }

    private static List<Column> columns(ResourceType type, Instant now) {
        Column age = new Column(
                "Age",
                "string",
                "",
                "How long ago the object was created.",
                0,
                object -> TextNode.valueOf(Ages.since(Json.textOrEmpty(object, "metadata", "creationTimestamp"), now)));
        if (type.custom().isPresent()) {
            return CustomColumns.of(type.custom().get(), age, now);
        }
        return switch (type.kind()) {
            case "Pod" -> PodColumns.pod(age);
            case "Deployment" -> WorkloadColumns.deployment(age);
            case "ReplicaSet" -> WorkloadColumns.replicaSet(age);
            case "StatefulSet" -> WorkloadColumns.statefulSet(age);
            case "Service" -> ClusterColumns.service(age);
            case "Namespace" -> ClusterColumns.namespace(age);
            case "ConfigMap" -> ClusterColumns.configMap(age);
            case "Secret" -> ClusterColumns.secret(age);
            case "Lease" -> ClusterColumns.lease(age);
            case "Event" -> ClusterColumns.event(now);
            case "HorizontalPodAutoscaler" -> ClusterColumns.autoscaler(age);
            case "CustomResourceDefinition" -> ClusterColumns.created();
            default -> List.of(Column.NAME, age);
        };
    }
}
