package io.generalscaler.api.compile;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import org.jspecify.annotations.Nullable;

/**
 * The bounds that other rules refer to.
 *
 * @param max the largest number where none is given, so that no rule trips over what is missing
 */
record Replicas(int min, int max) {
    static Replicas of(@Nullable Integer min, @Nullable Integer max) {
        return new Replicas(
                min == null ? GeneralScalerSpec.DEFAULT_MIN_REPLICAS : min, max == null ? Integer.MAX_VALUE : max);
    }

    void check(Problems spec) {
        if (min > max) {
            spec.at("minReplicas").invalid(min, "must not be above maxReplicas, which is " + max);
        }
    }

    /** Refuses a size that the bounds would change. */
    void checkInside(@Nullable Integer size, Problems here) {
        if (size != null && size > max) {
            here.invalid(size, "must not be above maxReplicas, which is " + max);
        } else if (size != null && size < min) {
            here.invalid(size, "must not be below minReplicas, which is " + min);
        }
    }

    /** Warns of a size that the bounds will change. */
    void warnOutside(@Nullable Integer size, Problems here) {
        if (size != null && size > max) {
            here.warn("is " + size + ", and maxReplicas keeps it at " + max);
        } else if (size != null && size < min) {
            here.warn("is " + size + ", and minReplicas keeps it at " + min);
        }
    }
}
