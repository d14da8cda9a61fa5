package io.generalscaler.controller.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. */
public final class TestClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-01-15T10:30:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves on, or back. */
    public void advance(Duration by) {
        now = now.plus(by);
    }

    /** Nanoseconds that move along. */
    public long nanoTime() {
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
