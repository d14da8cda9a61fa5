package io.generalscaler.engine.model;

import java.time.Instant;

/**
 * A change that was written.
 *
 * @param change replicas added, or, if negative, removed; never 0
 */
public record ScaleEvent(Instant at, int change) {

    public ScaleEvent {
        if (change == 0) {
            throw new IllegalArgumentException("change: must not be 0");
        }
    }
}
