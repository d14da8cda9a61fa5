package io.generalscaler.controller.observe.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A list and watch that goes on for as long as the process lives. An informer left to itself ends for good when its first list fails or
 * a watch ends with anything but "gone"; this one always tries again.
 *
 * @param <T> the kind of object
 */
final class Watched<T extends HasMetadata> implements AutoCloseable {

    private static final long PAGE = 500L;
    private static final Logger LOG = LoggerFactory.getLogger(Watched.class);

    private final String what;
    private final SharedIndexInformer<T> informer;
    private final CountDownLatch synced = new CountDownLatch(1);

    /**
     * Not started yet.
     *
     * @param what for people, for example {@code deployments}
     * @param scope what to list and watch
     * @param empty makes an empty object of the kind
     * @param seen called with each object that is new or changed, in full
     * @param gone called with each object that is gone, by name at least
     */
    Watched(String what, Informable<T> scope, Supplier<T> empty, Consumer<T> seen, Consumer<T> gone) {
        this.what = what;
        informer = scope.withLimit(PAGE).runnableInformer(0);
        informer.itemStore(new StubStore<>(empty)).exceptionHandler((started, cause) -> {
            LOG.atWarn()
                    .addKeyValue("kind", what)
                    .addKeyValue("cause", cause.getMessage())
                    .log("Watching broke off; it is tried again");
            return true;
        });
        informer.addEventHandler(new Handler<>(what, seen, gone, synced));
    }

    void start() {
        informer.start();
    }

    /** Counts down once everything that was there at the start has been seen. */
    CountDownLatch synced() {
        return synced;
    }

    boolean isSynced() {
        return synced.getCount() == 0;
    }

    /** Whether the watch is established at this moment. */
    boolean isWatching() {
        return informer.isWatching();
    }

    /** Whether it still tries; false would be a defect. */
    boolean isRunning() {
        return informer.isRunning();
    }

    String what() {
        return what;
    }

    @Override
    public void close() {
        informer.stop();
    }

    /** Keeps a defect in one object's handling from ending the watch. */
    private record Handler<T extends HasMetadata>(
            String what, Consumer<T> seen, Consumer<T> gone, CountDownLatch synced) implements ResourceEventHandler<T> {

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
