package io.generalscaler.devcluster.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.registry.Registry;
import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.wire.Json;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The plain discovery documents: {@code /api}, {@code /apis} and below. */
public final class Discovery {

    private final Registry registry;
    private final String address;

    /** @param address host and port that clients are told to use */
    public Discovery(Registry registry, String address) {
        this.registry = registry;
        this.address = address;
    }

    /** {@code /api}. */
    public ObjectNode coreVersions() {
        ObjectNode versions = Json.object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        versions.putArray("serverAddressByClientCIDRs")
                .addObject()
                .put("clientCIDR", "0.0.0.0/0")
                .put("serverAddress", address);
        return versions;
    }

    /** {@code /apis}. */
    public ObjectNode groups() {
        ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        Groups.of(registry).byGroup().forEach((group, versions) -> {
            if (!group.isEmpty()) {
                groups.add(fill(Json.object(), group, versions.keySet()));
            }
        });
        return list;
    }

    /** {@code /apis/<group>}; empty where nothing of that group is served. */
    public Optional<ObjectNode> group(String group) {
        Map<String, List<ResourceType>> versions = Groups.of(registry).versions(group);
        return versions.isEmpty() || group.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        fill(Json.object().put("kind", "APIGroup").put("apiVersion", "v1"), group, versions.keySet()));
    }

    private static ObjectNode fill(ObjectNode node, String group, Collection<String> versions) {
        node.put("name", group);
        ArrayNode list = node.putArray("versions");
        versions.forEach(version -> version(list.addObject(), group, version));
        Iterator<String> preferred = versions.iterator();
        version(node.putObject("preferredVersion"), group, preferred.next());
        return node;
    }

    private static void version(ObjectNode node, String group, String version) {
        node.put("groupVersion", group + "/" + version).put("version", version);
    }

    /** {@code /api/v1} and {@code /apis/<group>/<version>}; empty where nothing of that version is served. */
    public Optional<ObjectNode> resources(String group, String version) {
        List<ResourceType> types = Groups.of(registry).versions(group).getOrDefault(version, List.of());
        if (types.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode list = Json.object().put("kind", "APIResourceList").put("apiVersion", "v1");
        list.put("groupVersion", types.getFirst().apiVersion());
        ArrayNode resources = list.putArray("resources");
        types.forEach(type -> resources(resources, type));
        return Optional.of(list);
    }

    private static void resources(ArrayNode resources, ResourceType type) {
        ObjectNode main = resources.addObject();
        main.put("name", type.plural()).put("singularName", type.names().singular());
        main.put("namespaced", type.namespaced()).put("kind", type.kind());
        new TreeSet<>(type.verbs()).forEach(main.putArray("verbs")::add);
        addAll(main, "shortNames", type.names().shortNames());
        addAll(main, "categories", type.names().categories());
        for (String name : new TreeSet<>(type.subresources())) {
            Subresources sub = Subresources.of(type, name);
            ObjectNode node = resources.addObject();
            node.put("name", type.plural() + "/" + name).put("singularName", "");
            node.put("namespaced", type.namespaced());
            if (!sub.group().equals(type.group()) || !sub.version().equals(type.version())) {
                node.put("group", sub.group()).put("version", sub.version());
            }
            node.put("kind", sub.kind());
            sub.verbs().forEach(node.putArray("verbs")::add);
        }
    }

    private static void addAll(ObjectNode node, String field, List<String> values) {
        if (!values.isEmpty()) {
            values.forEach(node.putArray(field)::add);
        }
    }
}
