package io.generalscaler.engine.model;

import java.time.Instant;

/**
 * A size that was asked for before stabilization.
 *
 * @param replicas at least 0, not limited by any bound
 */
public record Recommendation(Instant at, int replicas) {

    public Recommendation {
        if (replicas < 0) {
            throw new IllegalArgumentException("replicas: must not be negative, is " + replicas);
        }
    }
}
