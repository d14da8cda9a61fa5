package io.generalscaler.controller.observe.source;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/**
 * One open client per endpoint, with its bulkhead and breaker. A client is opened by the first read and closed once nobody has read for
 * {@link #IDLE}, so that endpoints of deleted scalers go away without any bookkeeping of who uses what.
 */
public final class SourcePool implements AutoCloseable {

    /** How long an endpoint stays open without a read; far beyond the deadline of any read. */
    public static final Duration IDLE = Duration.ofMinutes(10);

    /** Reads in flight per endpoint. */
    static final int BULKHEAD = 64;

    static final int BREAKER_THRESHOLD = 5;
    static final Duration PROBE_GAP = Duration.ofMillis(500);

    private final SourceContext context;
    private final LongSupplier nanoTime;
    private final ConcurrentHashMap<Endpoint, Slot> slots = new ConcurrentHashMap<>();

    /**
     * A pool without clients.
     *
     * @param context what the sources may use
     * @param nanoTime a monotonic clock
     */
    public SourcePool(SourceContext context, LongSupplier nanoTime) {
        this.context = context;
        this.nanoTime = nanoTime;
    }

    /** The open client of an endpoint. */
    Slot slot(Endpoint endpoint) {
        Slot open = slots.get(endpoint);
        if (open != null) {
            open.lastUsedNanos = nanoTime.getAsLong();
            return open;
        }
        return slots.computeIfAbsent(endpoint, key -> new Slot(key.open(context), nanoTime));
    }

    /** Closes what nobody has used for {@link #IDLE}. */
    public void closeIdle() {
        long limit = nanoTime.getAsLong() - IDLE.toNanos();
        for (Endpoint endpoint : slots.keySet()) {
            slots.computeIfPresent(endpoint, (key, slot) -> {
                if (slot.lastUsedNanos - limit > 0) {
                    return slot;
                }
                slot.source.close();
                return null;
            });
        }
    }

    /** How many endpoints are open. */
    public int size() {
        return slots.size();
    }

    /** How many endpoints are held back by their breaker. */
    public long sick() {
        return slots.values().stream().filter(slot -> slot.breaker.isOpen()).count();
    }

    @Override
    public void close() {
        slots.values().forEach(slot -> slot.source.close());
        slots.clear();
    }

    /** A client and what guards it. */
    static final class Slot {
        final MetricSource source;
        final Breaker breaker;
        final Semaphore bulkhead = new Semaphore(BULKHEAD);
        volatile long lastUsedNanos;

        Slot(MetricSource source, LongSupplier nanoTime) {
            this.source = source;
            this.breaker = new Breaker(BREAKER_THRESHOLD, PROBE_GAP, nanoTime);
            this.lastUsedNanos = nanoTime.getAsLong();
        }
    }
}
