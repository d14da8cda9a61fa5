package io.generalscaler.controller.observe.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps only the name and version of each object, which is all that an informer needs to tell what is new and what is gone.
 *
 * @param <T> the kind of object
 */
final class StubStore<T extends HasMetadata> implements ItemStore<T> {

    private final Map<String, T> stubs = new ConcurrentHashMap<>();
    private final Supplier<T> empty;
    private volatile boolean changed;

    /** A store that makes its stubs from empty objects. */
    StubStore(Supplier<T> empty) {
        this.empty = empty;
    }

    @Override
    public String getKey(T object) {
        return Cache.metaNamespaceKeyFunc(object);
    }

    @Override
    public @Nullable T put(String key, T object) {
        ObjectMeta meta = new ObjectMeta();
        meta.setNamespace(object.getMetadata().getNamespace());
        meta.setName(object.getMetadata().getName());
        meta.setUid(object.getMetadata().getUid());
        meta.setResourceVersion(object.getMetadata().getResourceVersion());
        T stub = empty.get();
        stub.setMetadata(meta);
        changed = true;
        return stubs.put(key, stub);
    }

    @Override
    public @Nullable T remove(String key) {
        changed = true;
        return stubs.remove(key);
    }

    /** Whether anything came or went since this was asked last. */
    boolean hasChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** Everything, by key; a view. */
    Map<String, T> stubs() {
        return stubs;
    }

    @Override
    public Stream<String> keySet() {
        return stubs.keySet().stream();
    }

    @Override
    public Stream<T> values() {
        return stubs.values().stream();
    }

    @Override
    public int size() {
        return stubs.size();
    }

    @Override
    public @Nullable T get(String key) {
        return stubs.get(key);
    }

    /** False: handlers get each object as it arrives, because it cannot be had from here afterwards. */
    @Override
    public boolean isFullState() {
        return false;
    }
}
