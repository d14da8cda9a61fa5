package io.generalscaler.webhook;

import io.generalscaler.webhook.cluster.ClusterCache;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks every minute whether KEDA has been installed since. */
final class KedaWatch implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    KedaWatch(ClusterCache cluster) {
        this.thread = Thread.ofVirtual().name("keda").unstarted(() -> run(cluster));
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        stop.countDown();
    }

    private void run(ClusterCache cluster) {
        try {
            while (!stop.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                cluster.lookForKeda();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
