package io.generalscaler.controller.loop;

import java.time.Duration;
import java.time.Instant;

/**
 * When a scaler's turn comes again. Every scaler has its own place within its interval, taken from its uid, so that scalers with the same
 * interval spread over it, also after a restart, and a visit in between does not shift the next.
 */
final class Rhythm {

    private Rhythm() {}

    /** The first regular time after {@code now}. */
    static Instant next(Instant now, Duration interval, String uid) {
        long period = interval.toMillis();
        // Fibonacci hashing spreads uids that differ in few bits.
        long place = Long.remainderUnsigned((uid.hashCode() * 0x9E3779B97F4A7C15L) >>> 8, period);
        long since = Math.floorMod(now.toEpochMilli() - place, period);
        return Instant.ofEpochMilli(now.toEpochMilli() + period - since);
    }
}
