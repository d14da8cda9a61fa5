package io.generalscaler.devcluster.registry;

import java.util.Optional;
import java.util.Set;

/**
 * One served type in one version.
 *
 * @param group API group, empty for the core group
 * @param storedVersion the version in which objects are kept; others are converted
 * @param verbs of the main resource, as discovery lists them
 * @param subresources names such as {@code status}, {@code scale}, {@code token}
 * @param counted whether {@code metadata.generation} counts changes of the spec
 * @param scale where the size is, for types with {@code /scale}
 * @param custom present for types of a CustomResourceDefinition
 */
public record ResourceType(
        String group,
        String version,
        String storedVersion,
        ResourceNames names,
        boolean namespaced,
        Set<String> verbs,
        Set<String> subresources,
        boolean counted,
        Optional<ScalePaths> scale,
        Optional<CustomVersion> custom) {

    public ResourceType {
        verbs = Set.copyOf(verbs);
        subresources = Set.copyOf(subresources);
    }

    public String plural() {
        return names.plural();
    }

    public String kind() {
        return names.kind();
    }

    /** As in an object's {@code apiVersion}: {@code v1}, {@code apps/v1}. */
    public String apiVersion() {
        return join(group, version);
    }

    public String storedApiVersion() {
        return join(group, storedVersion);
    }

    private static String join(String group, String version) {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /**
     * Where objects are kept, the same for each version of a type: {@code deployments.apps}, {@code pods}. Events are
     * one collection under both of their groups.
     */
    public String collection() {
        boolean ofCore = group.isEmpty() || group.equals("events.k8s.io");
        return ofCore ? plural() : plural() + "." + group;
    }

    public boolean has(String subresource) {
        return subresources.contains(subresource);
    }
}
