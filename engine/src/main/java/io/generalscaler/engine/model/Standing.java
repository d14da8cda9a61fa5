package io.generalscaler.engine.model;

import java.util.Optional;

/**
 * Whose the present size is.
 *
 * @param before the size that the last decision left; the present one where that is not known
 * @param moved whether a hand that is not ours has changed it since
 * @param now the same for the next decision, as far as it is known before this one is made
 */
public record Standing(int before, boolean moved, Optional<LastSize> now) {

    /** Nothing is known of an earlier size. */
    public static final Standing FIRST = new Standing(0, false, Optional.empty());

    /** The way back that is open, if there is one. */
    public Optional<Displacement> displacement() {
        return now.flatMap(LastSize::displacement);
    }

    /** Another hand's moves against the scaler. */
    public Optional<Contest> contest() {
        return now.flatMap(LastSize::contest);
    }
}
