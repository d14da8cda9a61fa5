package io.generalscaler.devcluster.workload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.store.ObjectKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All objects, with who owns whom. Kept by one thread; in step with every change that it has been told of. */
final class ClusterState {
    private final NavigableMap<ObjectKey, Resource> objects = new TreeMap<>();
    private final Map<String, ObjectKey> byUid = new HashMap<>();
    private final Map<String, Set<ObjectKey>> byOwner = new HashMap<>();
    private final Map<String, Set<ObjectKey>> byNamespace = new HashMap<>();
    private final Map<String, Set<ObjectKey>> uncontrolled = new HashMap<>();

    /** Takes in the object's new state; null where it is gone. Gives back the state before. */
    @Nullable Resource put(ObjectKey key, @Nullable ObjectNode json) {
        Resource old = objects.remove(key);
        if (old != null) {
            byUid.remove(old.uid(), key);
            old.ownerUids().forEach(uid -> unlink(byOwner, uid, key));
            unlink(byNamespace, key.namespace(), key);
            unlink(uncontrolled, place(key), key);
        }
        if (json != null) {
            Resource now = new Resource(key, json);
            objects.put(key, now);
            byUid.put(now.uid(), key);
            now.ownerUids()
                    .forEach(uid -> byOwner.computeIfAbsent(uid, any -> new LinkedHashSet<>())
                            .add(key));
            byNamespace
                    .computeIfAbsent(key.namespace(), any -> new LinkedHashSet<>())
                    .add(key);
        }
        return old;
    }

    private static String place(ObjectKey key) {
        return key.collection() + "/" + key.namespace();
    }

    private static void unlink(Map<String, Set<ObjectKey>> index, String of, ObjectKey key) {
        Set<ObjectKey> keys = index.get(of);
        if (keys != null && keys.remove(key) && keys.isEmpty()) {
            index.remove(of);
        }
    }

    Optional<Resource> get(ObjectKey key) {
        return Optional.ofNullable(objects.get(key));
    }

    Optional<Resource> withUid(String uid) {
        ObjectKey key = byUid.get(uid);
        return key == null ? Optional.empty() : get(key);
    }

    /** All objects that name this owner. */
    List<Resource> ownedBy(String uid) {
        return resolve(byOwner.getOrDefault(uid, Set.of()));
    }

    /** The objects of a collection that this owner controls, and that are not about to go. */
    List<Resource> controlledBy(String uid, String collection) {
        return ownedBy(uid).stream()
                .filter(each -> each.key().collection().equals(collection))
                .filter(each -> each.controller().equals(uid) && !each.deleting())
                .toList();
    }

    /** The objects of a collection in a namespace that no owner controls. */
    List<Resource> uncontrolled(String collection, String namespace) {
        return resolve(uncontrolled.getOrDefault(collection + "/" + namespace, Set.of()));
    }

    /** All objects in a namespace; those of the cluster for the empty name. */
    List<Resource> inNamespace(String namespace) {
        return resolve(byNamespace.getOrDefault(namespace, Set.of()));
    }

    private List<Resource> resolve(Collection<ObjectKey> keys) {
        List<Resource> found = new ArrayList<>();
        keys.forEach(key -> get(key).ifPresent(found::add));
        return found;
    }
}
