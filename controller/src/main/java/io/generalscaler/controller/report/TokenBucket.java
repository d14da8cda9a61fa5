package io.generalscaler.controller.report;

import java.time.Duration;

/** Lets a few through at once, and then one each period. Not thread-safe. */
final class TokenBucket {

    private final int burst;
    private final long periodNanos;
    private double tokens;
    private long lastNanos;

    /** A full bucket. */
    TokenBucket(int burst, Duration period, long nowNanos) {
        this.burst = burst;
        this.periodNanos = period.toNanos();
        this.tokens = burst;
        this.lastNanos = nowNanos;
    }

    boolean take(long nowNanos) {
        tokens = Math.min(burst, tokens + (double) (nowNanos - lastNanos) / periodNanos);
        lastNanos = nowNanos;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    /** Whether nothing was taken for so long that a new bucket would be the same. */
    boolean isFull(long nowNanos) {
        return tokens + (double) (nowNanos - lastNanos) / periodNanos >= burst;
    }
}
