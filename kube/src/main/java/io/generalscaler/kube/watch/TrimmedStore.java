package io.generalscaler.kube.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an informer must remember of each object to tell what is new and what is gone: its name and resourceVersion, some 200 bytes,
 * where the object itself may have tens of kilobytes.
 *
 * @param <T> the kind of object
 */
final class TrimmedStore<T extends HasMetadata> implements ItemStore<T> {

    private final Map<String, String> versions = new ConcurrentHashMap<>();
    private final Supplier<T> empty;
    private volatile boolean changed;

    /** A store that makes its stubs from empty objects, when somebody asks for one. */
    TrimmedStore(Supplier<T> empty) {
        this.empty = empty;
    }

    boolean has(String key) {
        return versions.containsKey(key);
    }

    /** Whether anything came or went since this was asked last. */
    boolean hasChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** Everything, by key; a copy. */
    Map<String, T> stubs() {
        Map<String, T> stubs = HashMap.newHashMap(versions.size());
        versions.forEach((key, version) -> stubs.put(key, Objects.requireNonNull(stub(key, version))));
        return stubs;
    }

    @Override
    public String getKey(T object) {
        return Cache.metaNamespaceKeyFunc(object);
    }

    @Override
    public @Nullable T put(String key, T object) {
        changed = true;
        String version = Objects.requireNonNullElse(object.getMetadata().getResourceVersion(), "");
        return stub(key, versions.put(key, version));
    }

    @Override
    public @Nullable T remove(String key) {
        changed = true;
        return stub(key, versions.remove(key));
    }

    @Override
    public Stream<String> keySet() {
        return versions.keySet().stream();
    }

    @Override
    public Stream<T> values() {
        return stubs().values().stream();
    }

    @Override
    public int size() {
        return versions.size();
    }

    @Override
    public @Nullable T get(String key) {
        return stub(key, versions.get(key));
    }

    /** False: handlers get each object as it arrives, because it cannot be had from here afterwards. */
    @Override
    public boolean isFullState() {
        return false;
    }

    private @Nullable T stub(String key, @Nullable String version) {
        if (version == null) {
            return null;
        }
        int slash = key.indexOf('/');
        ObjectMeta meta = new ObjectMeta();
        meta.setNamespace(slash < 0 ? null : key.substring(0, slash));
        meta.setName(key.substring(slash + 1));
        meta.setResourceVersion(version);
        T stub = empty.get();
        stub.setMetadata(meta);
        return stub;
    }
}
