package io.generalscaler.engine.model;

import java.time.Instant;

/**
 * Another hand has moved the workload away from the size that was decided, and the way back is still open.
 *
 * @param decided the size before it; at least 0
 * @param manager the hand's field manager
 * @param since when the move was found
 */
public record Displacement(int decided, String manager, Instant since) {

    public Displacement {
        if (decided < 0) {
            throw new IllegalArgumentException("decided: must not be negative, is " + decided);
        }
    }
}
