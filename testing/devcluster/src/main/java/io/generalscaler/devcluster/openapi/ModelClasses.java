package io.generalscaler.devcluster.openapi;

import io.generalscaler.devcluster.registry.ResourceType;
import java.util.Map;
import java.util.Optional;

/** Finds the model class of a built-in type by its name. */
final class ModelClasses {

    private static final String ROOT = "io.fabric8.kubernetes.api.model.";
    /** Packages by API group; {@code %} stands for the version. */
    private static final Map<String, String> PACKAGES = Map.ofEntries(
            Map.entry("", ""),
            Map.entry("admissionregistration.k8s.io", "admissionregistration.%."),
            Map.entry("apiextensions.k8s.io", "apiextensions.%."),
            Map.entry("apps", "apps."),
            Map.entry("authentication.k8s.io", "authentication."),
            Map.entry("authorization.k8s.io", "authorization.%."),
            Map.entry("autoscaling", "autoscaling.%."),
            Map.entry("batch", "batch.%."),
            Map.entry("coordination.k8s.io", "coordination.%."),
            Map.entry("discovery.k8s.io", "discovery.%."),
            Map.entry("events.k8s.io", "events.%."),
            Map.entry("networking.k8s.io", "networking.%."),
            Map.entry("policy", "policy.%."),
            Map.entry("rbac.authorization.k8s.io", "rbac."),
            Map.entry("scheduling.k8s.io", "scheduling.%."),
            Map.entry("storage.k8s.io", "storage."));

    private ModelClasses() {}

    static Optional<Class<?>> of(ResourceType type) {
        String path = PACKAGES.get(type.group());
        if (path == null || type.custom().isPresent()) {
            return Optional.empty();
        }
        try {
            String name = ROOT + path.replace("%", type.version()) + type.kind();
            return Optional.of(Class.forName(name, false, ModelClasses.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }
}
