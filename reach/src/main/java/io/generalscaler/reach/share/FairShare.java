package io.generalscaler.reach.share;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * An amount of something that all namespaces take from and give back to. A namespace may hold at most as much as is left for the others:
 *
 * <pre>held(namespace) ≤ min(most, total − sum of all that is held)</pre>
 *
 * <p>One that wants everything gets half, two get a third each, n get 1/(n+1): whoever comes next always finds room, without any
 * part being set aside for namespaces that want nothing.
 */
public final class FairShare {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Part> parts = new HashMap<>();
    private final Set<Part> waiting = new LinkedHashSet<>();
    private final long total;
    private final long most;
    private final LongSupplier nanoTime;
    private long taken;

    /**
     * Nothing is taken.
     *
     * @param total what there is
     * @param most for one namespace, however much is left
     * @param nanoTime a monotonic clock, for deadlines
     */
    public FairShare(long total, long most, LongSupplier nanoTime) {
        this.total = total;
        this.most = most;
        this.nanoTime = nanoTime;
    }

    /**
     * Takes an amount, and waits for it if need be. Whoever got it gives it back.
     *
     * @param namespace who takes it
     * @param amount above zero
     * @param deadlineNanos until when to wait, on the clock given to the constructor
     * @return whether it was taken
     */
    public boolean take(String namespace, long amount, long deadlineNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Part part = parts.computeIfAbsent(namespace, name -> new Part(lock.newCondition()));
            boolean fits = false;
            try {
                fits = fits(part, amount) || awaitRoom(part, amount, deadlineNanos);
            } finally {
                if (!fits) {
                    forgetIfIdle(namespace, part);
                }
            }
            if (!fits) {
                return false;
            }
            take(part, amount);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes an amount if it is there now. */
    public boolean tryTake(String namespace, long amount) {
        lock.lock();
        try {
            Part part = parts.computeIfAbsent(namespace, name -> new Part(lock.newCondition()));
            if (!fits(part, amount)) {
                forgetIfIdle(namespace, part);
                return false;
            }
            take(part, amount);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void take(Part part, long amount) {
        part.held += amount;
        taken += amount;
    }

    /** Gives back what was taken. */
    public void give(String namespace, long amount) {
        lock.lock();
        try {
            Part part = parts.get(namespace);
            if (part == null || part.held < amount) {
                throw new IllegalStateException("more is given back than was taken");
            }
            part.held -= amount;
            taken -= amount;
            forgetIfIdle(namespace, part);
            for (Part other : waiting) {
                other.room.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What all namespaces together hold. */
    public long taken() {
        lock.lock();
        try {
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private boolean fits(Part part, long amount) {
        return part.held + amount <= Math.min(most, total - taken - amount);
    }

    private boolean awaitRoom(Part part, long amount, long deadlineNanos) throws InterruptedException {
        part.waiters++;
        waiting.add(part);
        try {
            while (!fits(part, amount)) {
                long left = deadlineNanos - nanoTime.getAsLong();
                if (left <= 0) {
                    return false;
                }
                part.room.awaitNanos(left);
            }
            return true;
        } finally {
            part.waiters--;
            if (part.waiters == 0) {
                waiting.remove(part);
            }
            // There may be room for one more, or this one was called and does not come.
            part.room.signal();
        }
    }

    private void forgetIfIdle(String namespace, Part part) {
        if (part.held == 0 && part.waiters == 0) {
            parts.remove(namespace);
        }
    }

    /** What one namespace holds; guarded by the lock. */
    private static final class Part {
        private final Condition room;
        private long held;
        private int waiters;

        Part(Condition room) {
            this.room = room;
        }
    }
}
