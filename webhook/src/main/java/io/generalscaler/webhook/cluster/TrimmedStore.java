package io.generalscaler.webhook.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an informer must remember of each object to tell changes: its name and resourceVersion, some 200 bytes, where the
 * object itself may have tens of kilobytes.
 */
final class TrimmedStore implements ItemStore<GenericKubernetesResource> {
    private final Map<String, String> versions = new ConcurrentHashMap<>();

    boolean has(String key) {
        return versions.containsKey(key);
    }

    @Override
    public String getKey(GenericKubernetesResource object) {
        return Cache.metaNamespaceKeyFunc(object);
    }

    @Override
    public @Nullable GenericKubernetesResource put(String key, GenericKubernetesResource object) {
        String version = Objects.requireNonNullElse(object.getMetadata().getResourceVersion(), "");
        return restore(key, versions.put(key, version));
    }

    @Override
    public @Nullable GenericKubernetesResource remove(String key) {
        return restore(key, versions.remove(key));
    }

    @Override
    public Stream<String> keySet() {
        return versions.keySet().stream();
    }

    @Override
    public Stream<GenericKubernetesResource> values() {
        return versions.entrySet().stream()
                .map(entry -> restore(entry.getKey(), entry.getValue()))
                .filter(Objects::nonNull);
    }

    @Override
    public int size() {
        return versions.size();
    }

    @Override
    public @Nullable GenericKubernetesResource get(String key) {
        return restore(key, versions.get(key));
    }

    /** Tells the informer to hand over each object at once, while it has it whole. */
    @Override
    public boolean isFullState() {
        return false;
    }

    private static @Nullable GenericKubernetesResource restore(String key, @Nullable String version) {
        if (version == null) {
            return null;
        }
        int slash = key.indexOf('/');
        var object = new GenericKubernetesResource();
        object.setMetadata(new ObjectMetaBuilder()
                .withNamespace(slash < 0 ? null : key.substring(0, slash))
                .withName(key.substring(slash + 1))
                .withResourceVersion(version)
                .build());
        return object;
    }
}
