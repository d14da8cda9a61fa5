package io.generalscaler.controller.observe.source;

import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.SourceContext;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The client of one endpoint, which namespaces may share, and what they know of it together: whether it can be reached at all. */
final class SourceClient {

    /** Opened by failures to connect, and by nothing else: what one namespace asks is no business of another. */
    final Breaker reach;

    /** How many guards stand before it; guarded by the pool's lock. With the last one it is closed. */
    int guards;

    final SourceKey key;
    private final ReentrantLock opening = new ReentrantLock();
    private final SourceContext context;
    private volatile @Nullable MetricSource source;

    SourceClient(SourceKey key, SourceContext context, LongSupplier nanoTime) {
        this.key = key;
        this.context = context.within(key.scope());
        this.reach = new Breaker(SourcePool.BREAKER_THRESHOLD, SourcePool.PROBE_GAP, nanoTime);
    }

    /** The client; the first who asks opens it. Nobody else's endpoint waits for that. */
    MetricSource source(MetricSourceOpeners openers) throws InterruptedException {
        MetricSource open = source;
        if (open != null) {
            return open;
        }
        opening.lockInterruptibly();
        try {
            open = source;
            if (open == null) {
                open = openers.open(key, context);
                source = open;
            }
            return open;
        } finally {
            opening.unlock();
        }
    }

    void close() {
        MetricSource open = source;
        try {
            if (open != null) {
                open.close();
            }
        } finally {
            context.close();
        }
    }
}
