package io.generalscaler.devcluster.workload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.Yaml;
import io.generalscaler.devcluster.store.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A store with what an API server adds, a clock that a test moves, and a simulator over both. */
final class FakeCluster {
    private final Map<ObjectKey, ObjectNode> objects = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final WorkloadSimulator simulator;
    private Instant now = Instant.parse("2026-01-15T10:00:00Z");
    private long version;

    FakeCluster(Duration podReadyAfter) {
        simulator = new WorkloadSimulator(this::make, () -> now, podReadyAfter, new Random(7));
        create("namespaces", "{apiVersion: v1, kind: Namespace, metadata: {name: prod}}");
    }

    ObjectNode create(String collection, String yaml) {
        ObjectNode object = Yaml.object(yaml);
        String namespace = collection.equals("namespaces") ? "" : "prod";
        ObjectKey key =
                new ObjectKey(collection, namespace, object.at("/metadata/name").asText());
        add(key, object);
        return object;
    }

    private void add(ObjectKey key, ObjectNode object) {
        object.withObjectProperty("metadata")
                .put("uid", "uid-" + ++version)
                .put("generation", 1)
                .put("creationTimestamp", now.toString());
        put(key, object);
    }

    private void put(ObjectKey key, ObjectNode object) {
        object.withObjectProperty("metadata").put("resourceVersion", Long.toString(++version));
        ObjectNode stored = object.deepCopy();
        objects.put(key, stored);
        simulator.changed(key, stored);
    }

    private boolean make(Change change) {
        changes.add(change);
        ObjectNode live = objects.get(change.key());
        switch (change) {
            case Change.Create create -> {
                if (live != null) {
                    return false;
                }
                add(create.key(), create.object().deepCopy());
            }
            case Change.Update update -> {
                return replace(update.key(), update.object(), true);
            }
            case Change.UpdateStatus update -> {
                return replace(update.key(), update.object(), false);
            }
            case Change.Delete delete -> {
                if (live == null || !live.at("/metadata/uid").asText().equals(delete.uid())) {
                    return false;
                }
                remove(delete.key());
            }
        }
        return true;
    }

    private boolean replace(ObjectKey key, ObjectNode object, boolean main) {
        ObjectNode live = objects.get(key);
        if (live == null || !live.at("/metadata/resourceVersion").equals(object.at("/metadata/resourceVersion"))) {
            return false;
        }
        ObjectNode next = object.deepCopy();
        if (main && !next.path("spec").equals(live.path("spec"))) {
            next.withObjectProperty("metadata")
                    .put("generation", live.at("/metadata/generation").asLong() + 1);
        }
        boolean done = next.at("/metadata").has("deletionTimestamp")
                && next.at("/metadata/finalizers").isEmpty();
        if (done) {
            remove(key);
        } else {
            put(key, next);
        }
        return true;
    }

    private void remove(ObjectKey key) {
        objects.remove(key);
        simulator.changed(key, null);
    }

    /** Deletes as a client does; {@code finalizer} empty for a background deletion. */
    void delete(String collection, String name, String finalizer) {
        ObjectKey key = new ObjectKey(collection, collection.equals("namespaces") ? "" : "prod", name);
        if (finalizer.isEmpty()) {
            remove(key);
            return;
        }
        ObjectNode object = get(collection, name);
        object.withObjectProperty("metadata").put("deletionTimestamp", now.toString());
        object.withObjectProperty("metadata").putArray("finalizers").add(finalizer);
        put(key, object);
    }

    void change(String collection, String name, Consumer<ObjectNode> edit) {
        ObjectNode object = get(collection, name);
        edit.accept(object);
        replace(new ObjectKey(collection, "prod", name), object, true);
    }

    ObjectNode get(String collection, String name) {
        String namespace = collection.equals("namespaces") ? "" : "prod";
        return objects.get(new ObjectKey(collection, namespace, name)).deepCopy();
    }

    List<ObjectNode> list(String collection) {
        return objects.entrySet().stream()
                .filter(entry -> entry.getKey().collection().equals(collection))
                .map(Map.Entry::getValue)
                .toList();
    }

    List<String> names(String collection) {
        return list(collection).stream()
                .map(object -> object.at("/metadata/name").asText())
                .toList();
    }

    long ready() {
        return list("pods").stream()
                .filter(pod -> pod.at("/status/phase").asText().equals("Running"))
                .count();
    }

    /** Everything that the simulator did since it was asked last. */
    List<Change> changes() {
        List<Change> made = List.copyOf(changes);
        changes.clear();
        return made;
    }

    Instant settle() {
        return simulator.settle();
    }

    void advance(Duration time) {
        now = now.plus(time);
        simulator.settle();
    }

    Instant now() {
        return now;
    }

    WorkloadSimulator simulator() {
        return simulator;
    }
}
