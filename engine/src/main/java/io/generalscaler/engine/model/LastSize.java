package io.generalscaler.engine.model;

import java.util.Optional;

/**
 * How earlier decisions left the workload's size, by which a change by another hand is told from the scaler's own.
 *
 * @param left the size that the last decision left: the one that it wrote, or else the one that it found; at least 0
 * @param ours whether the scaler wrote that size
 * @param displacement the way back that is still open
 * @param contest another hand's moves against the scaler
 */
public record LastSize(int left, boolean ours, Optional<Displacement> displacement, Optional<Contest> contest) {

    public LastSize {
        if (left < 0) {
            throw new IllegalArgumentException("left: must not be negative, is " + left);
        }
    }

    /** A size with nobody else's hand in it. */
    public static LastSize of(int left, boolean ours) {
        return new LastSize(left, ours, Optional.empty(), Optional.empty());
    }
}
