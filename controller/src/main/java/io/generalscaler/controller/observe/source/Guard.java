package io.generalscaler.controller.observe.source;

import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/**
 * What stands between one namespace and one endpoint: its own bulkhead and breaker. Slow or failing questions of one namespace count
 * against itself only.
 */
final class Guard {

    final SourceClient client;
    final Breaker breaker;
    final Semaphore bulkhead;
    volatile long lastUsedNanos;

    Guard(SourceClient client, int width, int threshold, Duration gap, LongSupplier nanoTime) {
        this.client = client;
        this.breaker = new Breaker(threshold, gap, nanoTime);
        this.bulkhead = new Semaphore(width);
        this.lastUsedNanos = nanoTime.getAsLong();
    }

    /** Waits until a read may be sent; the caller must {@link #leave} afterwards. */
    void enter(long deadlineNanos) throws SourceException, InterruptedException {
        client.reach.enter(deadlineNanos);
        boolean entered = false;
        try {
            breaker.enter(deadlineNanos);
            entered = true;
        } finally {
            if (!entered) {
                client.reach.withdrawn();
            }
        }
    }

    /** Tells both breakers how the read ended. */
    void leave(FailureReason verdict) {
        switch (verdict.health()) {
            case DOWN -> {
                client.reach.failed(verdict);
                breaker.withdrawn();
            }
            case SICK -> {
                client.reach.succeeded();
                breaker.failed(verdict);
            }
            case WELL -> {
                client.reach.succeeded();
                breaker.succeeded();
            }
            case UNKNOWN -> {
                client.reach.withdrawn();
                breaker.withdrawn();
            }
        }
    }

    /** Whether reads are held back at present. */
    boolean isSick() {
        return client.reach.isOpen() || breaker.isOpen();
    }
}
