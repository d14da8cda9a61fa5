package io.generalscaler.api.claim;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an informer of any kind delivers.
 *
 * @param rest everything but metadata, as maps
 */
record ResourceView(ObjectMeta metadata, Map<?, ?> rest) implements ObjectView {
    @Override
    public String text(String... path) {
        Object at = rest;
        int next = 0;
        if (path[0].equals("metadata")) {
            at = metadata(path[1]);
            next = 2;
        }
        for (; next < path.length; next++) {
            at = at instanceof Map<?, ?> map ? map.get(path[next]) : null;
        }
        return at instanceof String text ? text : "";
    }

    private @Nullable Object metadata(String name) {
        return switch (name) {
            case "name" -> metadata.getName();
            case "namespace" -> metadata.getNamespace();
            case "uid" -> metadata.getUid();
            case "creationTimestamp" -> metadata.getCreationTimestamp();
            case "annotations" -> metadata.getAnnotations();
            default -> null;
        };
    }

    @Override
    public List<Owner> owners() {
        return metadata.getOwnerReferences().stream()
                .map(owner -> new Owner(
                        Objects.requireNonNullElse(owner.getApiVersion(), ""),
                        Objects.requireNonNullElse(owner.getKind(), ""),
                        Objects.requireNonNullElse(owner.getName(), ""),
                        Objects.requireNonNullElse(owner.getUid(), ""),
                        Boolean.TRUE.equals(owner.getController())))
                .toList();
    }
}
