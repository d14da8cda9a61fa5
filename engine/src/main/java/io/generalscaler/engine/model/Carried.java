package io.generalscaler.engine.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What single rules remember.
 *
 * @param scaledToZero whether the engine, not a person, brought the workload to zero
 * @param lastLook the instant of the last evaluation, from which spend and burn are counted
 * @param spend what ran in the current month; empty until a monthly budget was looked at once
 * @param burn error rates over adjoining spans, oldest first; coarser with age, so that the list stays short
 * @param size how the last decision left the size; empty until there was one that may write
 */
public record Carried(
        boolean scaledToZero,
        Optional<Instant> lastLook,
        Optional<Spend> spend,
        List<BurnSample> burn,
        Optional<LastSize> size) {

    /** The same without anything known of the size. */
    public Carried(boolean scaledToZero, Optional<Instant> lastLook, Optional<Spend> spend, List<BurnSample> burn) {
        this(scaledToZero, lastLook, spend, burn, Optional.empty());
    }

    /** Nothing is remembered. */
    public static final Carried NOTHING = new Carried(false, Optional.empty(), Optional.empty(), List.of());

    public Carried {
        burn = List.copyOf(burn);
    }

    /** The same, with the workload known to be brought to zero by the engine, or not. */
    public Carried withScaledToZero(boolean value) {
        return new Carried(value, lastLook, spend, burn, size);
    }

    /** The same, with how a decision left the size. */
    public Carried withSize(Optional<LastSize> value) {
        return new Carried(scaledToZero, lastLook, spend, burn, value);
    }
}
