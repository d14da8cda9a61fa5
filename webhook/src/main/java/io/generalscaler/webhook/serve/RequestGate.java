package io.generalscaler.webhook.serve;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds what is in progress: so many reviews, and so many bytes of their bodies, that a burst of large objects cannot exhaust
 * the memory. Who finds no room is turned away at once; the API server tries again or lets its failure policy decide.
 */
final class RequestGate {
    private static final int BLOCK_BYTES = 1024;

    private final int maxReviews;
    private final Semaphore reviews;
    private final Semaphore blocks;

    /** Room for one review, to be left when it is done. */
    final class Pass {
        private final int held;

        private Pass(int held) {
            this.held = held;
        }

        void leave() {
            blocks.release(held);
            reviews.release();
        }
    }

    RequestGate(int maxReviews, int maxBytes) {
        this.maxReviews = maxReviews;
        this.reviews = new Semaphore(maxReviews);
        this.blocks = new Semaphore(maxBytes / BLOCK_BYTES);
    }

    /** Room for a body of {@code bytes}, if there is. */
    Optional<Pass> enter(long bytes) {
        int wanted = Math.toIntExact(bytes / BLOCK_BYTES + 1);
        if (!reviews.tryAcquire()) {
            return Optional.empty();
        }
        if (!blocks.tryAcquire(wanted)) {
            reviews.release();
            return Optional.empty();
        }
        return Optional.of(new Pass(wanted));
    }

    /** Reviews in progress. */
    int inProgress() {
        return maxReviews - reviews.availablePermits();
    }

    /** Waits until no review is in progress and lets none in after that; false if some still is at the end of {@code deadline}. */
    boolean closeWhenIdle(Duration deadline) throws InterruptedException {
        return reviews.tryAcquire(maxReviews, deadline.toMillis(), TimeUnit.MILLISECONDS);
    }
}
