package io.generalscaler.devcluster.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * All objects of the cluster. Writers are serialised by one lock and say which version they replace; an empty answer
 * means that somebody was faster. Every write stamps {@code metadata.resourceVersion} on its own copy of the tree.
 */
public final class Store {

    private static final long FIRST_VERSION = 1;

    private final int historySize;
    private final ReentrantLock lock = new ReentrantLock();
    private final NavigableMap<ObjectKey, ObjectNode> objects = new ConcurrentSkipListMap<>();
    private final Map<String, History> histories = new HashMap<>();
    private final Map<String, List<Subscription>> subscriptions = new HashMap<>();
    private final List<Consumer<StoreEvent>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong version = new AtomicLong(FIRST_VERSION);

    /** @param historySize how many changes of each collection a watch can go back, at least 1 */
    public Store(int historySize) {
        this.historySize = historySize;
    }

    /** Called under the lock with each change, before the writer gets its answer; must be quick and not write. */
    public void onChange(Consumer<StoreEvent> listener) {
        listeners.add(listener);
    }

    /** The newest resource version. */
    public long version() {
        return version.get();
    }

    public static String versionOf(ObjectNode object) {
        return object.path("metadata").path("resourceVersion").asText("");
    }

    public Optional<ObjectNode> get(ObjectKey key) {
        return Optional.ofNullable(objects.get(key));
    }

    /** All objects of a collection, of one namespace unless {@code namespace} is empty. */
    public Snapshot list(String collection, String namespace) {
        lock.lock();
        try {
            return new Snapshot(version.get(), itemsOf(collection, namespace));
        } finally {
            lock.unlock();
        }
    }

    private List<ObjectNode> itemsOf(String collection, String namespace) {
        List<ObjectNode> items = new ArrayList<>();
        ObjectKey from = new ObjectKey(collection, namespace, "");
        for (Map.Entry<ObjectKey, ObjectNode> entry :
                objects.tailMap(from, true).entrySet()) {
            ObjectKey key = entry.getKey();
            if (!key.collection().equals(collection)
                    || (!namespace.isEmpty() && !key.namespace().equals(namespace))) {
                break;
            }
            items.add(entry.getValue());
        }
        return items;
    }

    /** Stores a new object; empty where one of that key exists. */
    public Optional<ObjectNode> create(ObjectKey key, ObjectNode object) {
        lock.lock();
        try {
            return objects.containsKey(key)
                    ? Optional.empty()
                    : Optional.of(commit(StoreEvent.Type.ADDED, key, object));
        } finally {
            lock.unlock();
        }
    }

    /** Puts {@code object} in place of {@code expected}; empty where that is no longer what is stored. */
    public Optional<ObjectNode> replace(ObjectKey key, ObjectNode expected, ObjectNode object) {
        lock.lock();
        try {
            return isStored(key, expected)
                    ? Optional.of(commit(StoreEvent.Type.MODIFIED, key, object))
                    : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Removes {@code expected}; answers its last state, empty where it is no longer what is stored. */
    public Optional<ObjectNode> delete(ObjectKey key, ObjectNode expected) {
        lock.lock();
        try {
            return isStored(key, expected)
                    ? Optional.of(commit(StoreEvent.Type.DELETED, key, expected))
                    : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private boolean isStored(ObjectKey key, ObjectNode expected) {
        ObjectNode stored = objects.get(key);
        return stored != null && versionOf(stored).equals(versionOf(expected));
    }

    private ObjectNode commit(StoreEvent.Type type, ObjectKey key, ObjectNode object) {
        long next = version.get() + 1;
        ObjectNode stamped = object.deepCopy();
        stamped.withObjectProperty("metadata").put("resourceVersion", Long.toString(next));
        ObjectNode previous = type == StoreEvent.Type.DELETED ? objects.remove(key) : objects.put(key, stamped);
        version.set(next);
        StoreEvent event = new StoreEvent(next, type, key, stamped, previous);
        histories
                .computeIfAbsent(key.collection(), any -> new History(historySize, FIRST_VERSION))
                .add(event);
        listeners.forEach(listener -> listener.accept(event));
        subscriptions.getOrDefault(key.collection(), List.of()).forEach(watcher -> watcher.offer(event));
        return stamped;
    }

    /**
     * Changes of a collection after {@code since}; from now on when that is empty.
     *
     * @return empty when the history no longer reaches that version
     */
    public Optional<Subscription> subscribe(String collection, OptionalLong since) {
        lock.lock();
        try {
            History history = histories.computeIfAbsent(collection, any -> new History(historySize, FIRST_VERSION));
            if (since.isPresent() && !history.reaches(since.getAsLong())) {
                return Optional.empty();
            }
            List<Subscription> watchers =
                    subscriptions.computeIfAbsent(collection, any -> new CopyOnWriteArrayList<>());
            Subscription[] self = new Subscription[1];
            Subscription subscription = new Subscription(() -> watchers.remove(self[0]));
            self[0] = subscription;
            since.ifPresent(from -> history.after(from).forEach(subscription::offer));
            watchers.add(subscription);
            return Optional.of(subscription);
        } finally {
            lock.unlock();
        }
    }

    /** A list and the changes that follow it, with nothing between. */
    public record ListAndWatch(Snapshot snapshot, Subscription subscription) {}

    public ListAndWatch listAndWatch(String collection, String namespace) {
        lock.lock();
        try {
            return new ListAndWatch(
                    list(collection, namespace),
                    subscribe(collection, OptionalLong.empty()).orElseThrow());
        } finally {
            lock.unlock();
        }
    }

    /** Ends every watch; with {@code expire}, also forgets the history, so that resuming one answers 410. */
    public void endWatches(boolean expire) {
        lock.lock();
        try {
            if (expire) {
                long now = version.incrementAndGet();
                histories.values().forEach(history -> history.forget(now));
            }
            subscriptions.values().forEach(watchers -> watchers.forEach(Subscription::close));
        } finally {
            lock.unlock();
        }
    }
}
