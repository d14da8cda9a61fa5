package io.generalscaler.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * The regular times at which a scaler is evaluated: one in each interval, always at the same place in it, so that an evaluation in
 * between does not shift the next.
 *
 * @param intervalMillis at least 1
 * @param placeMillis of the epoch, in any interval
 */
public record Rhythm(long intervalMillis, long placeMillis) {

    private static final Duration SPREAD = Duration.ofSeconds(15);

    public Rhythm {
        if (intervalMillis < 1) {
            throw new IllegalArgumentException("intervalMillis: must be at least 1, is " + intervalMillis);
        }
    }

    /** A rhythm with a place taken from the uid, so that scalers with the same interval spread over it, also after a restart. */
    public static Rhythm of(String uid, Duration interval) {
        long millis = interval.toMillis();
        // Fibonacci hashing spreads uids that differ in few bits.
        return new Rhythm(millis, Long.remainderUnsigned((uid.hashCode() * 0x9E3779B97F4A7C15L) >>> 8, millis));
    }

    /** A rhythm for what concerns many scalers at once: each has its place in some seconds, so that they do not come together. */
    public static Rhythm soonest(String uid) {
        return of(uid, SPREAD);
    }

    /** A rhythm that has a regular time at this instant. */
    public static Rhythm through(Instant instant, Duration interval) {
        return new Rhythm(Math.max(1, interval.toMillis()), instant.toEpochMilli());
    }

    /** The first regular time after {@code now}. */
    public Instant after(Instant now) {
        long since = Math.floorMod(now.toEpochMilli() - placeMillis, intervalMillis);
        return Instant.ofEpochMilli(now.toEpochMilli() + intervalMillis - since);
    }
}
