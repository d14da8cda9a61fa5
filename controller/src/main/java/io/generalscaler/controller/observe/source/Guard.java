package io.generalscaler.controller.observe.source;

import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;
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
    private final LongSupplier nanoTime;

    Guard(SourceClient client, LongSupplier nanoTime) {
        this.client = client;
        this.nanoTime = nanoTime;
        this.breaker = new Breaker(SourcePool.BREAKER_THRESHOLD, SourcePool.PROBE_GAP, nanoTime);
        this.bulkhead = new Semaphore(SourcePool.BULKHEAD);
        this.lastUsedNanos = nanoTime.getAsLong();
    }

    /**
     * Waits until a read may be sent; the caller must {@link #leave} afterwards.
     *
     * @return until when the read may wait for room: the probe of what others wait for as well goes at once, or leaves it to them
     */
    long enter(long deadlineNanos) throws SourceException, InterruptedException {
        breaker.enter(deadlineNanos);
        boolean entered = false;
        try {
            boolean probe = client.reach.enter(deadlineNanos);
            entered = true;
            return probe ? nanoTime.getAsLong() : deadlineNanos;
        } finally {
            if (!entered) {
                breaker.withdrawn();
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
