package io.generalscaler.devcluster.discovery;

import io.generalscaler.devcluster.registry.Registry;
import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.registry.VersionPriority;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The types by group and version; versions in order of preference.
 *
 * @param byGroup from group name to version to the types of that version
 */
record Groups(Map<String, Map<String, List<ResourceType>>> byGroup) {

    static Groups of(Registry registry) {
        Map<String, Map<String, List<ResourceType>>> groups = new LinkedHashMap<>();
        for (ResourceType type : registry.all()) {
            groups.computeIfAbsent(type.group(), any -> new TreeMap<>(new VersionPriority()))
                    .computeIfAbsent(type.version(), any -> new ArrayList<>())
                    .add(type);
        }
        return new Groups(groups);
    }

    Map<String, List<ResourceType>> versions(String group) {
        return byGroup.getOrDefault(group, Map.of());
    }
}
