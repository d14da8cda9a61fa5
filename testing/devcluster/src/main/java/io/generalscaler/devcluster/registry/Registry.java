package io.generalscaler.devcluster.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.store.StoreEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The types that are served right now. Readers see a consistent picture without locks; the store calls
 * {@link #definitionChanged} under its own lock, so a definition's type is served before its writer gets the answer.
 */
public final class Registry {

    /** The collection of the definitions themselves. */
    public static final String DEFINITIONS = "customresourcedefinitions.apiextensions.k8s.io";

    private record Id(String group, String version, String plural) {}

    private final List<ResourceType> builtin = BuiltinTypes.read();
    private volatile Map<Id, ResourceType> types = index(Map.of());
    private final Map<String, List<ResourceType>> custom = new LinkedHashMap<>();

    public Optional<ResourceType> find(String group, String version, String plural) {
        return Optional.ofNullable(types.get(new Id(group, version, plural)));
    }

    /** The type of a manifest's {@code apiVersion} and {@code kind}. */
    public Optional<ResourceType> ofKind(String apiVersion, String kind) {
        return types.values().stream()
                .filter(type -> type.kind().equals(kind) && type.apiVersion().equals(apiVersion))
                .findFirst();
    }

    /** Every type in every version, built-in ones first, in the order of discovery. */
    public List<ResourceType> all() {
        return List.copyOf(types.values());
    }

    /** Keeps the custom types in step with their definitions. */
    public void definitionChanged(StoreEvent event) {
        if (!event.key().collection().equals(DEFINITIONS)) {
            return;
        }
        switch (event.type()) {
            case ADDED, MODIFIED -> custom.put(event.key().name(), Definitions.typesOf(event.object()));
            case DELETED -> custom.remove(event.key().name());
        }
        types = index(custom);
    }

    private Map<Id, ResourceType> index(Map<String, List<ResourceType>> customTypes) {
        List<ResourceType> all = new ArrayList<>(builtin);
        customTypes.values().forEach(all::addAll);
        Map<Id, ResourceType> index = new LinkedHashMap<>();
        all.forEach(type -> index.put(new Id(type.group(), type.version(), type.plural()), type));
        return index;
    }

    /** Whether a definition would claim names that another one of its group already has. */
    public boolean isTaken(ObjectNode definition) {
        List<ResourceType> wanted = Definitions.typesOf(definition);
        String name = definition.path("metadata").path("name").asText();
        return types.values().stream()
                .filter(type -> !type.collection().equals(name))
                .anyMatch(type -> wanted.stream()
                        .anyMatch(want -> want.group().equals(type.group())
                                && (want.kind().equals(type.kind())
                                        || want.plural().equals(type.plural()))));
    }
}
