package io.generalscaler.reach.address;

import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is known of one name; guarded by the cache. */
final class KnownName {

    static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** On its way, or wanted. */
    @Nullable NameLookup lookup;

    private InetAddress[] addresses = new InetAddress[0];
    private long knownNanos;
    private long failedNanos;
    private Duration pause = Duration.ZERO;

    InetAddress[] addresses() {
        return addresses.clone();
    }

    boolean isFresh(long now) {
        return isYounger(NameCache.FRESH, now);
    }

    /** Whether nothing is known of it that would still be used. */
    boolean isForgotten(long now) {
        return lookup == null && !isUsable(now) && !pauses(now);
    }

    boolean isUsable(long now) {
        return isYounger(NameCache.STALE, now);
    }

    /** Whether it failed so short a time ago that it is not tried again. */
    boolean pauses(long now) {
        return !pause.isZero() && now - failedNanos < pause.toNanos();
    }

    /**
     * After a lookup.
     *
     * @param found empty when it failed
     */
    void learn(InetAddress[] found, long now) {
        if (found.length > 0) {
            addresses = found;
            knownNanos = now;
            pause = Duration.ZERO;
        } else {
            failedNanos = now;
            Duration longer = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        }
    }

    private boolean isYounger(Duration age, long now) {
        return addresses.length > 0 && now - knownNanos < age.toNanos();
    }
}
