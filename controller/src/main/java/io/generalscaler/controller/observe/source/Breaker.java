package io.generalscaler.controller.observe.source;

import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Keeps a sick endpoint from being asked by everybody. Closed, it lets every read pass. After {@code threshold} failures in a row it is
 * open: one read at a time is the probe, probes start at least {@code gap} apart, and every other read waits for the
 * outcome of a probe that started after it arrived, as long as its deadline permits.
 *
 * <p>Waiting instead of failing at once means that no evaluation after a recovery is lost to an old verdict: a scaler goes on at its
 * next evaluation. A waiting read is a parked virtual thread, so it delays nobody.
 *
 * <pre>
 * state    event                         next
 * closed   success                       closed, failures = 0
 * closed   failure, below threshold      closed, failures + 1
 * closed   failure, at threshold         open
 * open     probe succeeds                closed, all who wait go on
 * open     probe fails                   open, all who came before the probe fail with its reason
 * </pre>
 */
final class Breaker {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final int threshold;
    private final long gapNanos;
    private final LongSupplier nanoTime;

    private int failures;
    private FailureReason lastReason = FailureReason.Unreachable;
    private boolean probing;
    private long lastProbeNanos;
    private long probesStarted;
    private long lastFailedProbe;

    Breaker(int threshold, Duration gap, LongSupplier nanoTime) {
        this.threshold = threshold;
        this.gapNanos = gap.toNanos();
        this.nanoTime = nanoTime;
        this.lastProbeNanos = nanoTime.getAsLong() - gapNanos;
    }

    /**
     * Waits until a read may be sent. The caller must then report {@link #succeeded()}, {@link #failed} or
     * {@link #withdrawn()}.
     *
     * @param deadlineNanos until when to wait, on the clock given to the constructor
     * @return whether the read is the probe
     * @throws SourceException with the reason of the last failure, when the endpoint is still sick
     */
    boolean enter(long deadlineNanos) throws SourceException, InterruptedException {
        lock.lockInterruptibly();
        try {
            long probesAtArrival = probesStarted;
            while (failures >= threshold) {
                long now = nanoTime.getAsLong();
                if (lastFailedProbe > probesAtArrival || deadlineNanos - now <= 0) {
                    throw new SourceException(
                            lastReason,
                            "the endpoint failed " + failures + " times in a row and is probed one at a time");
                }
                long untilProbe = lastProbeNanos + gapNanos - now;
                if (!probing && untilProbe <= 0) {
                    probing = true;
                    lastProbeNanos = now;
                    probesStarted++;
                    return true;
                }
                long left = deadlineNanos - now;
                changed.awaitNanos(probing ? left : Math.min(left, untilProbe));
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** The endpoint answered, whatever it said about the query. */
    void succeeded() {
        lock.lock();
        try {
            failures = 0;
            probing = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The endpoint itself is at fault. */
    void failed(FailureReason reason) {
        lock.lock();
        try {
            failures++;
            lastReason = reason;
            if (probing) {
                probing = false;
                lastFailedProbe = probesStarted;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The endpoint was not asked after all; somebody else may, at once. */
    void withdrawn() {
        lock.lock();
        try {
            if (probing) {
                probing = false;
                lastProbeNanos = nanoTime.getAsLong() - gapNanos;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether reads are held back at present. */
    boolean isOpen() {
        lock.lock();
        try {
            return failures >= threshold;
        } finally {
            lock.unlock();
        }
    }
}
