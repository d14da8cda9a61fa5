package io.generalscaler.engine.model;

import java.time.Instant;

/**
 * A change that was written. In a long history, changes that {@value #SINGLE} or more others follow may stand for several.
 *
 * @param change replicas added, or, if negative, removed; never 0
 */
public record ScaleEvent(Instant at, int change) {

    /** The newest so many of a history stand for themselves, always. */
    public static final int SINGLE = 48;

    public ScaleEvent {
        if (change == 0) {
            throw new IllegalArgumentException("change: must not be 0");
        }
    }
}
