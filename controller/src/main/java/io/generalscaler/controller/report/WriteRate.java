package io.generalscaler.controller.report;

import java.time.Duration;

/**
 * How often a scaler's status is written. What a person waits for is written at once; what merely wavers, such as the reason to stay at
 * a size, a few times at once and then once a minute.
 *
 * @param started whether anything was written yet
 * @param writtenNanos when the last status was written
 * @param tokens how many may be written at once; 0..{@link #BURST}
 */
record WriteRate(boolean started, long writtenNanos, double tokens) {

    static final int BURST = 5;
    static final Duration REFILL = Duration.ofMinutes(1);
    /** So that figures which have moved are followed within a minute, also where that is only seen every 15 s or 20 s. */
    static final Duration FIGURES = Duration.ofSeconds(35);

    /** Nothing was written by this process. */
    static final WriteRate FRESH = new WriteRate(false, 0, BURST);

    /** Whether something that wavers may be written now. */
    boolean allowsAnother(long nowNanos) {
        return tokensAt(nowNanos) >= 1;
    }

    /** Whether the last status is old enough that newer figures are worth a write. */
    boolean allowsFigures(long nowNanos) {
        return !started || nowNanos - writtenNanos >= FIGURES.toNanos();
    }

    /** After a write. */
    WriteRate wrote(long nowNanos) {
        return new WriteRate(true, nowNanos, Math.max(0, tokensAt(nowNanos) - 1));
    }

    private double tokensAt(long nowNanos) {
        return started ? Math.min(BURST, tokens + (double) (nowNanos - writtenNanos) / REFILL.toNanos()) : tokens;
    }
}
