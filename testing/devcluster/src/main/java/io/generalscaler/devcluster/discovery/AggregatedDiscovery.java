package io.generalscaler.devcluster.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.registry.Registry;
import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.wire.Json;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All groups in one document, {@code apidiscovery.k8s.io/v2 APIGroupDiscoveryList}. */
public final class AggregatedDiscovery {

    private static final String KIND = "APIGroupDiscoveryList";
    public static final String CONTENT_TYPE = "application/json;g=apidiscovery.k8s.io;v=v2;as=" + KIND;

    private final Registry registry;

    public AggregatedDiscovery(Registry registry) {
        this.registry = registry;
    }

    /** Whether a client that accepts this wants the aggregated form. */
    public static boolean isAskedFor(String accept) {
        return Stream.of(accept.split(",", -1))
                .map(type -> List.of(type.strip().split("\\s*;\\s*", -1)))
                .anyMatch(parts -> parts.contains("as=" + KIND) && parts.contains("v=v2"));
    }

    /** {@code /api} with {@code core}, else {@code /apis}. */
    public ObjectNode document(boolean core) {
        ObjectNode list = Json.object().put("kind", KIND).put("apiVersion", "apidiscovery.k8s.io/v2");
        list.putObject("metadata");
        ArrayNode items = list.putArray("items");
        Groups.of(registry).byGroup().forEach((group, versions) -> {
            if (group.isEmpty() == core) {
                ObjectNode item = items.addObject();
                ObjectNode metadata = item.putObject("metadata").putNull("creationTimestamp");
                if (!group.isEmpty()) {
                    metadata.put("name", group);
                }
                ArrayNode versionList = item.putArray("versions");
                versions.forEach((version, types) -> version(versionList.addObject(), version, types));
            }
        });
        return list;
    }

    private static void version(ObjectNode node, String version, List<ResourceType> types) {
        node.put("version", version);
        ArrayNode resources = node.putArray("resources");
        types.forEach(type -> resource(resources.addObject(), type));
        node.put("freshness", "Current");
    }

    private static void resource(ObjectNode node, ResourceType type) {
        node.put("resource", type.plural());
        kind(node, type.group(), type.version(), type.kind());
        node.put("scope", type.namespaced() ? "Namespaced" : "Cluster");
        node.put("singularResource", type.names().singular());
        new TreeSet<>(type.verbs()).forEach(node.putArray("verbs")::add);
        addAll(node, "shortNames", type.names().shortNames());
        addAll(node, "categories", type.names().categories());
        if (!type.subresources().isEmpty()) {
            ArrayNode list = node.putArray("subresources");
            for (String name : new TreeSet<>(type.subresources())) {
                Subresources sub = Subresources.of(type, name);
                ObjectNode item = list.addObject().put("subresource", name);
                kind(item, sub.group(), sub.version(), sub.kind());
                addAll(item, "verbs", sub.verbs());
            }
        }
    }

    private static void kind(ObjectNode node, String group, String version, String kind) {
        node.putObject("responseKind")
                .put("group", group)
                .put("version", version)
                .put("kind", kind);
    }

    private static void addAll(ObjectNode node, String field, List<String> values) {
        if (!values.isEmpty()) {
            values.forEach(node.putArray(field)::add);
        }
    }
}
