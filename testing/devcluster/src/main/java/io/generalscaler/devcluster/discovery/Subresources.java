package io.generalscaler.devcluster.discovery;

import io.generalscaler.devcluster.registry.ResourceType;
import java.util.List;

/** What kind of object a subresource takes and answers, and by which verbs. */
record Subresources(String group, String version, String kind, List<String> verbs) {

    static Subresources of(ResourceType type, String name) {
        return switch (name) {
            case "scale" -> new Subresources("autoscaling", "v1", "Scale", List.of("get", "patch", "update"));
            case "token" -> new Subresources("authentication.k8s.io", "v1", "TokenRequest", List.of("create"));
            case "finalize" -> own(type, List.of("update"));
            default -> own(type, List.of("get", "patch", "update"));
        };
    }

    private static Subresources own(ResourceType type, List<String> verbs) {
        return new Subresources(type.group(), type.version(), type.kind(), verbs);
    }
}
