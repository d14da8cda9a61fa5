package io.generalscaler.kube.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A list and watch that goes on for as long as the process lives. An informer left to itself ends for good when its first list fails or
 * a watch ends with anything but "gone", and asks for ever for a version that is too old when that is said in the response's
 * status. So this one always tries again, and an informer that has not watched for {@link #DEADLINE} is replaced by a
 * new one, which lists anew. That the connection of a watch lives is the client's business, which asks it.
 *
 * @param <T> the kind of object
 */
public final class LastingWatch<T extends HasMetadata> implements AutoCloseable {

    /** How often {@link #tend()} is to be called. */
    public static final Duration TEND_EVERY = Duration.ofSeconds(2);

    /** Above the longest wait between two attempts of an informer. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** Objects in one answer to a list, at most: the client asks for fewer where they are large. */
    private static final long PAGE = 500L;

    private static final Logger LOG = LoggerFactory.getLogger(LastingWatch.class);

    private final String what;
    private final Informable<T> scope;
    private final Supplier<T> empty;
    private final Deliveries<T> deliveries;
    private final CountDownLatch synced = new CountDownLatch(1);
    private volatile TrimmedStore<T> store;

    private final WatchOutages outages;
    private volatile SharedIndexInformer<T> informer;
    private volatile boolean closed;
    private long aliveNanos;

    /**
     * Not started yet.
     *
     * @param what for people, for example {@code deployments}
     * @param scope what to list and watch
     * @param empty makes an empty object of the kind
     * @param listener hears of each object
     * @param outages tells of outages, of all watches of a cluster together
     */
    public LastingWatch(
            String what, Informable<T> scope, Supplier<T> empty, WatchListener<T> listener, WatchOutages outages) {
        this.what = what;
        this.scope = scope;
        this.empty = empty;
        this.outages = outages;
        this.deliveries = new Deliveries<>(what, listener, synced::countDown);
        this.store = new TrimmedStore<>(empty);
        this.informer = informer();
    }

    /** Begins; returns at once. */
    public synchronized void start() {
        aliveNanos = System.nanoTime();
        var _ = informer.start();
    }

    /** Replaces an informer that is stuck: one that neither watches nor lists. */
    public synchronized void tend() {
        long now = System.nanoTime();
        if (informer.isWatching()) {
            outages.stands(this);
        }
        if (informer.isWatching() || store.hasChanged()) {
            aliveNanos = now;
        } else if (!closed && now - aliveNanos >= DEADLINE.toNanos()) {
            LOG.atDebug().addKeyValue("kind", what).log("Watching has not come back; listing anew");
            informer.stop();
            store = new TrimmedStore<>(empty);
            informer = informer();
            start();
        }
    }

    private SharedIndexInformer<T> informer() {
        return scope.withLimit(PAGE)
                .runnableInformer(0)
                .itemStore(store)
                .exceptionHandler((started, cause) -> {
                    if (!closed) {
                        outages.brokeOff(this, what, cause);
                    }
                    return true;
                })
                .addEventHandler(deliveries.from(store));
    }

    /** Waits until everything that was there at the start has been seen. */
    public void awaitSync() throws InterruptedException {
        synced.await();
    }

    /** Whether everything that was there at the start has been seen. */
    public boolean isSynced() {
        return synced.getCount() == 0;
    }

    /** Whether the watch is established at this moment. */
    public boolean isWatching() {
        return informer.isWatching();
    }

    /** How many objects are there. */
    public int size() {
        return store.size();
    }

    /** Whether an object is there; while a new informer lists, those that were there before still are. */
    public boolean has(String namespace, String name) {
        String key = namespace + "/" + name;
        return store.has(key) || deliveries.wasThere(key);
    }

    /** What is watched, for people. */
    public String what() {
        return what;
    }

    @Override
    public synchronized void close() {
        closed = true;
        informer.stop();
        outages.closed(this);
    }
}
