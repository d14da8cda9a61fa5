package io.generalscaler.webhook.serve;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Bounds what is in progress: so many reviews, and so much memory for their bodies, that a burst of large objects cannot exhaust
 * the heap. A body is charged for what of it has arrived, never for what it announces, and a review counts only once its body is
 * complete: who sends slowly takes nobody's place. Who finds no room is turned away at once; the API server tries again or lets its
 * failure policy decide. But before a brisk body is turned away, one that is still arriving after {@link #BRISK} gives way.
 */
final class RequestGate {
    static final Duration BRISK = Duration.ofSeconds(1);

    private final int maxReviews;
    private final int heapPerByte;
    private final LongSupplier nanoTime;
    private final Set<Pass> arriving = new LinkedHashSet<>();
    private long room;
    private int reviews;
    private int exchanges;
    private boolean closed;

    /** One request, from its headers to its answer. */
    final class Pass {
        private final Runnable onGiveWay;
        private final long began = nanoTime.getAsLong();
        private long held;
        private boolean reviewing;
        private boolean gaveWay;

        private Pass(Runnable onGiveWay) {
            this.onGiveWay = onGiveWay;
        }

        /** Whether there is room for {@code bytes} more of its body, which is then its own. */
        boolean charge(int bytes) {
            long wanted = (long) bytes * heapPerByte;
            for (Optional<Pass> slow = take(this, wanted); slow.isPresent(); slow = take(this, wanted)) {
                slow.get().onGiveWay.run();
            }
            return holds();
        }

        private boolean holds() {
            synchronized (RequestGate.this) {
                return !gaveWay;
            }
        }

        /**
         * Whether there is room for one more review: its own, now that the body is complete. Waits for memory, for which reviews in
         * progress are soon done, up to {@link #BRISK}; not for their number.
         *
         * @param heapBytes what the review takes in all, its body included
         */
        boolean review(long heapBytes) {
            synchronized (RequestGate.this) {
                arriving.remove(this);
                if (gaveWay || reviews >= maxReviews) {
                    return false;
                }
                reviewing = true;
                reviews++;
                long wanted = Math.max(0, heapBytes - held);
                if (!awaitRoom(wanted)) {
                    release(this);
                    return false;
                }
                room -= wanted;
                held += wanted;
                return true;
            }
        }

        /** The review is over; its answer is still to be sent. */
        void reviewed() {
            synchronized (RequestGate.this) {
                release(this);
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
     * @param maxHeapBytes of all bodies and of what is made of them
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
        arriving.add(pass);
        return Optional.of(pass);
    }

    /** Takes room for {@code pass} or marks it as turned away, or makes a slow one give way, which is then to be told, before trying again. */
    private synchronized Optional<Pass> take(Pass pass, long wanted) {
        if (pass.gaveWay) {
            return Optional.empty();
        }
        if (wanted <= room) {
            room -= wanted;
            pass.held += wanted;
            return Optional.empty();
        }
        long now = nanoTime.getAsLong();
        Optional<Pass> slow = arriving.stream()
                .filter(other -> other != pass && other.held > 0 && now - other.began > BRISK.toNanos())
                .findFirst();
        Pass loser = slow.orElse(pass);
        loser.gaveWay = true;
        release(loser);
        return slow;
    }

    private synchronized boolean awaitRoom(long wanted) {
        long end = System.nanoTime() + BRISK.toNanos();
        try {
            for (long left = BRISK.toNanos(); wanted > room && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return wanted <= room;
    }

    private synchronized void release(Pass pass) {
        notifyAll();
        arriving.remove(pass);
        room += pass.held;
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
