package io.generalscaler.webhook.serve;

import io.generalscaler.process.tick.TokenBucket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How often something that callers bring about is logged: {@value #BURST} times at once, then once each {@link #PAUSE}. */
final class LineRate {
    static final int BURST = 20;
    static final Duration PAUSE = Duration.ofSeconds(1);

    private final LongSupplier nanoTime;
    private final TokenBucket bucket;
    private long leftOut;

    /** @param nanoTime as {@link System#nanoTime} */
    LineRate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.bucket = new TokenBucket(BURST, PAUSE, nanoTime.getAsLong());
    }

    /** How many lines were left out before this one; empty if it is to be left out as well. */
    synchronized Optional<Long> next() {
        if (!bucket.take(nanoTime.getAsLong())) {
            leftOut++;
            return Optional.empty();
        }
        long told = leftOut;
        leftOut = 0;
        return Optional.of(told);
    }
}
