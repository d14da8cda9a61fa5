package io.generalscaler.reach.share;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * So much of something in each span of time for all namespaces together, shared as {@link FairShare} shares an amount: what was taken is given
 * back when the span is over. A namespace that wants everything alone gets half, and whoever comes next always finds room.
 */
public final class FairRate {

    private final FairShare share;
    private final long spanNanos;
    private final LongSupplier nanoTime;
    private final Deque<Taken> taken = new ArrayDeque<>();

    /**
     * Nothing is taken.
     *
     * @param most within each span
     * @param nanoTime a monotonic clock
     */
    public FairRate(int most, Duration span, LongSupplier nanoTime) {
        this.share = new FairShare(most, most, nanoTime);
        this.spanNanos = span.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Takes one, if the namespace may have it now. */
    public synchronized boolean take(String namespace) throws InterruptedException {
        long now = nanoTime.getAsLong();
        while (!taken.isEmpty() && now - taken.getFirst().nanos() >= spanNanos) {
            share.give(taken.removeFirst().namespace(), 1);
        }
        if (!share.take(namespace, 1, now)) {
            return false;
        }
        taken.addLast(new Taken(namespace, now));
        return true;
    }

    private record Taken(String namespace, long nanos) {}
}
