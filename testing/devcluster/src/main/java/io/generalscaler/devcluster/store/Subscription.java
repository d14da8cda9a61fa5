package io.generalscaler.devcluster.store;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A watcher's queue of changes in commit order. A watcher that falls {@value #CAPACITY} events behind is closed, as an
 * API server drops a slow one: it must list again.
 */
public final class Subscription implements AutoCloseable {

    private static final int CAPACITY = 10_000;

    /** An empty entry ends a wait. */
    private final BlockingQueue<Optional<StoreEvent>> queue = new LinkedBlockingQueue<>(CAPACITY);

    private final Runnable unsubscribe;

    private volatile boolean closed;

    Subscription(Runnable unsubscribe) {
        this.unsubscribe = unsubscribe;
    }

    void offer(StoreEvent event) {
        if (!closed && !queue.offer(Optional.of(event))) {
            close();
        }
    }

    /** The next change, or null when none came in time or the subscription ended. */
    public @Nullable StoreEvent poll(Duration atMost) throws InterruptedException {
        Optional<StoreEvent> event = queue.poll(Math.max(0, atMost.toMillis()), TimeUnit.MILLISECONDS);
        return event == null ? null : event.orElse(null);
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        unsubscribe.run();
        queue.clear();
        boolean woken = queue.offer(Optional.empty());
        assert woken : "an empty queue has room";
    }
}
