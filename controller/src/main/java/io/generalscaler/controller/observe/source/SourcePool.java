package io.generalscaler.controller.observe.source;

import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.SourceContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open client per endpoint, with its bulkhead and breaker. A client is opened by the first read and closed once nobody has read for
 * {@link #IDLE}, so that endpoints of deleted scalers go away without any bookkeeping of who uses what.
 */
public final class SourcePool implements AutoCloseable {

    /** How long an endpoint stays open without a read; far beyond the deadline of any read. */
    public static final Duration IDLE = Duration.ofMinutes(10);

    /** Reads in flight per endpoint. */
    static final int BULKHEAD = 64;

    /** How long the end waits for a client to close. */
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(SourcePool.class);

    static final int BREAKER_THRESHOLD = 5;
    static final Duration PROBE_GAP = Duration.ofMillis(500);

    private final MetricSourceOpeners openers;
    private final SourceContext context;
    private final LongSupplier nanoTime;
    private final ConcurrentHashMap<SourceKey, Slot> slots = new ConcurrentHashMap<>();

    /**
     * A pool without clients.
     *
     * @param openers of clients
     * @param context what the clients may use
     * @param nanoTime a monotonic clock
     */
    public SourcePool(MetricSourceOpeners openers, SourceContext context, LongSupplier nanoTime) {
        this.openers = openers;
        this.context = context;
        this.nanoTime = nanoTime;
    }

    /** A client; the first who asks opens it. Nobody else's endpoint waits for that. */
    MetricSource source(SourceKey key, Slot slot) throws InterruptedException {
        MetricSource open = slot.source;
        if (open != null) {
            return open;
        }
        slot.opening.lockInterruptibly();
        try {
            open = slot.source;
            if (open == null) {
                open = openers.open(key, context);
                slot.source = open;
            }
            return open;
        } finally {
            slot.opening.unlock();
        }
    }

    /** What guards a client. */
    Slot slot(SourceKey endpoint) {
        Slot open = slots.get(endpoint);
        if (open != null) {
            open.lastUsedNanos = nanoTime.getAsLong();
            return open;
        }
        return slots.computeIfAbsent(endpoint, key -> new Slot(nanoTime));
    }

    /** Closes what nobody has used for {@link #IDLE}. */
    public void closeIdle() {
        long limit = nanoTime.getAsLong() - IDLE.toNanos();
        for (SourceKey endpoint : slots.keySet()) {
            slots.computeIfPresent(endpoint, (key, slot) -> {
                if (slot.lastUsedNanos - limit > 0) {
                    return slot;
                }
                close(slot);
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
        List<Thread> closing = slots.values().stream().map(SourcePool::close).toList();
        slots.clear();
        try {
            for (Thread each : closing) {
                each.join(CLOSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes what is open, on a thread of its own: a plug-in may take its time, or fail. */
    private static Thread close(Slot slot) {
        return Thread.ofVirtual().name("close source").start(() -> {
            try {
                slot.close();
            } catch (RuntimeException | LinkageError e) {
                LOG.atWarn().setCause(e).log("A metric source could not be closed");
            }
        });
    }

    /** A client and what guards it. */
    static final class Slot {
        final Breaker breaker;
        final Semaphore bulkhead = new Semaphore(BULKHEAD);
        volatile long lastUsedNanos;
        private final ReentrantLock opening = new ReentrantLock();
        private volatile @Nullable MetricSource source;

        Slot(LongSupplier nanoTime) {
            this.breaker = new Breaker(BREAKER_THRESHOLD, PROBE_GAP, nanoTime);
            this.lastUsedNanos = nanoTime.getAsLong();
        }

        private void close() {
            MetricSource open = source;
            if (open != null) {
                open.close();
            }
        }
    }
}
