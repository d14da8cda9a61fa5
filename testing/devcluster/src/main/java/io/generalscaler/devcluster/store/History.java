package io.generalscaler.devcluster.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest changes of one collection; guarded by the store's lock. */
final class History {

    private final int capacity;
    private final Deque<StoreEvent> events = new ArrayDeque<>();
    /** Everything after this version is still here. */
    private long completeAfter;

    History(int capacity, long completeAfter) {
        this.capacity = capacity;
        this.completeAfter = completeAfter;
    }

    void add(StoreEvent event) {
        events.addLast(event);
        if (events.size() > capacity) {
            completeAfter = events.removeFirst().version();
        }
    }

    boolean reaches(long version) {
        return version >= completeAfter;
    }

    List<StoreEvent> after(long version) {
        return events.stream().filter(event -> event.version() > version).toList();
    }

    void forget(long version) {
        events.clear();
        completeAfter = version;
    }
}
