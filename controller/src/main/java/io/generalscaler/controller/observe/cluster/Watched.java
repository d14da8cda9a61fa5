package io.generalscaler.controller.observe.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * A list and watch that goes on for as long as the process lives. An informer left to itself ends for good when its first list fails or
 * a watch ends with anything but "gone", and asks for ever for a version that is too old when that is said in the response's
 * status. So this one always tries again, and an informer that has not watched for {@link #PATIENCE} is replaced by a
 * new one, which lists anew. That the connection of a watch lives is the client's business, which asks it.
 *
 * @param <T> the kind of object
 */
final class Watched<T extends HasMetadata> implements AutoCloseable {

    /** Above the longest wait between two attempts of an informer. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final long PAGE = 500L;
    private static final Logger LOG = LoggerFactory.getLogger(Watched.class);

    private final String what;
    private final Informable<T> scope;
    private final Supplier<T> empty;
    private final Consumer<T> seen;
    private final Consumer<T> gone;
    private final CountDownLatch synced = new CountDownLatch(1);
    private StubStore<T> store;
    private Handler handler;

    /** Whether the outage that lasts has been logged: once is enough, however long it is. */
    private final AtomicBoolean told = new AtomicBoolean();

    private SharedIndexInformer<T> informer;
    private long aliveNanos;

    /**
     * Not started yet.
     *
     * @param what for people, for example {@code deployments}
     * @param scope what to list and watch
     * @param empty makes an empty object of the kind
     * @param seen called with each object that is new or changed, in full; may be called again with the same
     * @param gone called with each object that is gone, by name at least; may be called with one that was never seen
     */
    Watched(String what, Informable<T> scope, Supplier<T> empty, Consumer<T> seen, Consumer<T> gone) {
        this.what = what;
        this.scope = scope;
        this.empty = empty;
        this.seen = seen;
        this.gone = gone;
        this.store = new StubStore<>(empty);
        this.handler = new Handler(store, Map.of());
        this.informer = informer();
    }

    synchronized void start() {
        aliveNanos = System.nanoTime();
        informer.start();
    }

    /** Replaces an informer that is stuck: one that neither watches nor lists. Call it every few seconds. */
    synchronized void tend() {
        long now = System.nanoTime();
        if (informer.isWatching() && told.getAndSet(false)) {
            LOG.atInfo().addKeyValue("kind", what).log("Watching again");
        }
        if (informer.isWatching() || store.hasChanged()) {
            aliveNanos = now;
        } else if (now - aliveNanos >= PATIENCE.toNanos()) {
            LOG.atDebug().addKeyValue("kind", what).log("Watching has not come back; listing anew");
            informer.stop();
            Map<String, T> before = new HashMap<>(handler.before);
            before.putAll(store.stubs());
            store = new StubStore<>(empty);
            handler = new Handler(store, before);
            informer = informer();
            start();
        }
    }

    private SharedIndexInformer<T> informer() {
        return scope.withLimit(PAGE)
                .runnableInformer(0)
                .itemStore(store)
                .exceptionHandler((started, cause) -> {
                    LOG.atLevel(told.getAndSet(true) ? Level.DEBUG : Level.WARN)
                            .addKeyValue("kind", what)
                            .addKeyValue("cause", cause.getMessage())
                            .log("Watching broke off; it is tried again");
                    return true;
                })
                .addEventHandler(handler);
    }

    /** Counts down once everything that was there at the start has been seen. */
    CountDownLatch synced() {
        return synced;
    }

    boolean isSynced() {
        return synced.getCount() == 0;
    }

    /** Whether the watch is established at this moment. */
    synchronized boolean isWatching() {
        return informer.isWatching();
    }

    String what() {
        return what;
    }

    @Override
    public synchronized void close() {
        informer.stop();
    }

    /** Passes on what an informer tells; a defect in one object's handling must not end the watch. */
    private final class Handler implements ResourceEventHandler<T> {
        private final StubStore<T> listed;

        /** What may have been delivered by an earlier informer: what of it is not listed any more is gone. */
        private volatile Map<String, T> before;

        Handler(StubStore<T> listed, Map<String, T> before) {
            this.listed = listed;
            this.before = before;
        }

        @Override
        public void onAdd(T object) {
            handle(seen, object);
        }

        @Override
        public void onUpdate(T old, T object) {
            handle(seen, object);
        }

        @Override
        public void onDelete(T object, boolean lastStateUnknown) {
            handle(gone, object);
        }

        @Override
        public void onList(String resourceVersion, boolean remainedEmpty) {
            before.forEach((key, stub) -> {
                if (listed.get(key) == null) {
                    handle(gone, stub);
                }
            });
            before = Map.of();
            synced.countDown();
        }

        private void handle(Consumer<T> consumer, T object) {
            try {
                consumer.accept(object);
            } catch (RuntimeException e) {
                LOG.atError()
                        .addKeyValue("kind", what)
                        .addKeyValue("name", object.getMetadata().getName())
                        .setCause(e)
                        .log("An object could not be taken over");
            }
        }
    }
}
