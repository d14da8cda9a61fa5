package io.generalscaler.webhook.serve;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Bounds what is in progress: so many reviews, and so much memory for bodies and answers, that a burst of large objects cannot exhaust
 * the heap. A body is charged for what of it has arrived, never for what it announces, and a review counts only once its body is
 * complete: who sends slowly takes nobody's place. An answer is charged until its caller has taken it. Who finds no room is turned away at
 * once; the API server tries again or lets its failure policy decide. But before that, the oldest that is still sending or taking after
 * {@link #BRISK} gives way. Its memory is given to others when it has left, not when it is told to.
 */
final class RequestGate {
    static final Duration BRISK = Duration.ofSeconds(1);
    private static final long LOOK_AGAIN_NANOS = BRISK.toNanos() / 8;

    private final int maxReviews;
    private final int heapPerByte;
    private final LongSupplier nanoTime;
    /** Those that wait for their callers, the longest wait first. */
    private final Set<Pass> slowest = new LinkedHashSet<>();

    private long room;
    /** What those hold that are giving way. */
    private long leaving;

    private int reviews;
    private int exchanges;
    private boolean closed;

    /** One request, from its headers to its answer. */
    final class Pass {
        private Runnable onGiveWay;
        private long began = nanoTime.getAsLong();
        private long held;
        private boolean reviewing;
        private boolean gaveWay;

        private Pass(Runnable onGiveWay) {
            this.onGiveWay = onGiveWay;
        }

        /** Whether there is room for {@code bytes} more of its body, which is then its own. */
        boolean charge(int bytes) {
            if (claim(this, (long) bytes * heapPerByte, false)) {
                return true;
            }
            synchronized (RequestGate.this) {
                release(this);
                gaveWay = true;
                return false;
            }
        }

        /**
         * Whether there is room for one more review: its own, now that the body is complete. Waits for memory, for which reviews in
         * progress are soon done, up to {@link #BRISK}; not for their number.
         *
         * @param heapBytes what the review takes in all, its body included
         */
        boolean review(long heapBytes) {
            long wanted;
            synchronized (RequestGate.this) {
                slowest.remove(this);
                if (gaveWay || reviews >= maxReviews) {
                    return false;
                }
                reviewing = true;
                reviews++;
                wanted = Math.max(0, heapBytes - held);
            }
            if (claim(this, wanted, true)) {
                return true;
            }
            synchronized (RequestGate.this) {
                release(this);
                return false;
            }
        }

        /**
         * Nothing is held any more but an answer, until it is taken.
         *
         * @param heapBytes of the answer and of sending it; what was held before is enough for it
         * @param onGiveWay called when its caller takes too long to take it while others have no room
         */
        void answer(long heapBytes, Runnable onGiveWay) {
            synchronized (RequestGate.this) {
                long keeps = Math.min(held, heapBytes);
                release(this);
                gaveWay = false;
                held = keeps;
                room -= keeps;
                this.onGiveWay = onGiveWay;
                began = nanoTime.getAsLong();
                slowest.add(this);
            }
        }

        /** The answer is sent. */
        void leave() {
            synchronized (RequestGate.this) {
                release(this);
                exchanges--;
                RequestGate.this.notifyAll();
            }
        }
    }

    /**
     * A gate with nobody in it.
     *
     * @param maxReviews in progress at once
     * @param maxHeapBytes of all bodies, of what is made of them, and of all answers
     * @param heapPerByte how much heap a byte of a body takes while it arrives
     */
    RequestGate(int maxReviews, long maxHeapBytes, int heapPerByte, LongSupplier nanoTime) {
        this.maxReviews = maxReviews;
        this.room = maxHeapBytes;
        this.heapPerByte = heapPerByte;
        this.nanoTime = nanoTime;
    }

    /**
     * Lets a request in, unless the gate is closed.
     *
     * @param onGiveWay called when its body takes too long to arrive while others have no room
     */
    synchronized Optional<Pass> arrive(Runnable onGiveWay) {
        if (closed) {
            return Optional.empty();
        }
        exchanges++;
        Pass pass = new Pass(onGiveWay);
        slowest.add(pass);
        return Optional.of(pass);
    }

    /**
     * Gives room to {@code pass}. Slow ones have to leave for it, which is waited for, up to {@link #BRISK}.
     *
     * @param patient whether to wait also where nobody is leaving
     */
    private boolean claim(Pass pass, long wanted, boolean patient) {
        long end = System.nanoTime() + BRISK.toNanos();
        while (true) {
            Optional<Runnable> giveWay;
            synchronized (this) {
                if (pass.gaveWay) {
                    return false;
                }
                if (wanted <= room) {
                    room -= wanted;
                    pass.held += wanted;
                    return true;
                }
                giveWay = wanted > room + leaving ? slow(pass) : Optional.empty();
                boolean hopes = patient || wanted <= room + leaving;
                if (giveWay.isEmpty() && (!hopes || !await(end))) {
                    return false;
                }
            }
            giveWay.ifPresent(Runnable::run);
        }
    }

    /** Marks the one that is slowest, if one is slow, and gives what tells it so. */
    private synchronized Optional<Runnable> slow(Pass claimant) {
        long now = nanoTime.getAsLong();
        Optional<Pass> slow = slowest.stream()
                .filter(one -> one != claimant && one.held > 0 && now - one.began > BRISK.toNanos())
                .findFirst();
        slow.ifPresent(one -> {
            one.gaveWay = true;
            leaving += one.held;
            slowest.remove(one);
            notifyAll();
        });
        return slow.map(one -> one.onGiveWay);
    }

    /** Waits for news, a moment at most; false once it is {@code end}. */
    private synchronized boolean await(long end) {
        long left = end - System.nanoTime();
        if (left <= 0) {
            return false;
        }
        try {
            TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, LOOK_AGAIN_NANOS));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized void release(Pass pass) {
        notifyAll();
        slowest.remove(pass);
        room += pass.held;
        leaving -= pass.gaveWay ? pass.held : 0;
        pass.held = 0;
        reviews -= pass.reviewing ? 1 : 0;
        pass.reviewing = false;
    }

    /** Reviews in progress. */
    synchronized int inProgress() {
        return reviews;
    }

    /** Requests in progress: arriving, reviewed, or being answered. */
    synchronized int exchanges() {
        return exchanges;
    }

    /** Lets nobody in any more and waits until nobody is left; false if somebody still is at the end of {@code deadline}. */
    synchronized boolean closeWhenIdle(Duration deadline) throws InterruptedException {
        closed = true;
        long end = System.nanoTime() + deadline.toNanos();
        for (long left = deadline.toNanos(); exchanges > 0 && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return exchanges == 0;
    }
}
