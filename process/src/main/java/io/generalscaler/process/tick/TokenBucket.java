package io.generalscaler.process.tick;

import java.time.Duration;

/** Lets a few through at once, and then one each period. Not thread-safe. */
public final class TokenBucket {

    private final int burst;
    private final long periodNanos;
    private double tokens;
    private long lastNanos;

    /**
     * A full bucket.
     *
     * @param burst how many at once; above 0
     * @param period after which there is one more; above 0
     * @param nowNanos the present, on a monotonic clock
     */
    public TokenBucket(int burst, Duration period, long nowNanos) {
        this.burst = burst;
        this.periodNanos = period.toNanos();
        this.tokens = burst;
        this.lastNanos = nowNanos;
    }

    /** Whether one may pass now; it then counts as passed. */
    public boolean take(long nowNanos) {
        tokens = Math.min(burst, tokens + (double) (nowNanos - lastNanos) / periodNanos);
        lastNanos = nowNanos;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    /** Whether nothing was taken for so long that a new bucket would be the same. */
    public boolean isFull(long nowNanos) {
        return tokens + (double) (nowNanos - lastNanos) / periodNanos >= burst;
    }
}
