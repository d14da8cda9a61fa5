package io.generalscaler.kube.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on what informers tell, of which only the newest counts: one that was replaced may still have events on the way. What such an
 * event says is there is left to the newest's list. What it says is gone is passed on, unless the newest has it again.
 *
 * @param <T> the kind of object
 */
final class Deliveries<T extends HasMetadata> {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private final String what;
    private final WatchListener<T> listener;
    private final Runnable onListed;

    /** What earlier informers may have delivered: what of it is not listed any more is gone. Empty once the newest has listed. */
    private final Map<String, T> before = new HashMap<>();

    private TrimmedStore<T> newest;
    private boolean listed;

    /**
     * Nothing was told yet.
     *
     * @param what for people, for example {@code deployments}
     * @param listener hears of each object
     * @param onListed called after each list, before the listener is told of it
     */
    Deliveries(String what, WatchListener<T> listener, Runnable onListed) {
        this.what = what;
        this.listener = listener;
        this.onListed = onListed;
        this.newest = new TrimmedStore<>(() -> {
            throw new IllegalStateException("an empty store has no objects");
        });
    }

    /** From now on the informer with this store is the one that counts. */
    synchronized ResourceEventHandler<T> from(TrimmedStore<T> store) {
        before.putAll(newest.stubs());
        newest = store;
        listed = false;
        return new Handler(store);
    }

    /** Whether the object was there before the newest informer began, which has not listed yet. */
    synchronized boolean wasThere(String key) {
        return before.containsKey(key);
    }

    private synchronized void seen(TrimmedStore<T> store, T object) {
        if (store == newest) {
            deliver(object, () -> listener.seen(object));
        }
    }

    private synchronized void gone(TrimmedStore<T> store, T object) {
        String key = store.getKey(object);
        if (store == newest || (listed && !newest.has(key))) {
            deliver(object, () -> listener.gone(object));
        } else if (!listed) {
            before.put(key, object);
        }
    }

    private synchronized void listed(TrimmedStore<T> store) {
        if (store != newest) {
            return;
        }
        before.forEach((key, stub) -> {
            if (!newest.has(key)) {
                deliver(stub, () -> listener.gone(stub));
            }
        });
        before.clear();
        listed = true;
        onListed.run();
        listener.listed();
    }

    /** A defect in one object's handling must not end the watch. */
    private void deliver(T object, Runnable delivery) {
        try {
            delivery.run();
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("kind", what)
                    .addKeyValue(
                            "namespace", String.valueOf(object.getMetadata().getNamespace()))
                    .addKeyValue("name", object.getMetadata().getName())
                    .setCause(withoutMessage(e))
                    .log("An object could not be taken over");
        }
    }

    /** Its class and where it was thrown: the message may quote the object. */
    private static Exception withoutMessage(RuntimeException failure) {
        Exception bare = new Exception(failure.getClass().getName());
        bare.setStackTrace(failure.getStackTrace());
        return bare;
    }

    private final class Handler implements ResourceEventHandler<T> {
        private final TrimmedStore<T> store;

        Handler(TrimmedStore<T> store) {
            this.store = store;
        }

        @Override
        public void onAdd(T object) {
            seen(store, object);
        }

        @Override
        public void onUpdate(T old, T object) {
            seen(store, object);
        }

        @Override
        public void onDelete(T object, boolean lastStateUnknown) {
            gone(store, object);
        }

        @Override
        public void onList(String resourceVersion, boolean remainedEmpty) {
            listed(store);
        }
    }
}
