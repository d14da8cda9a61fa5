package io.generalscaler.api.claim;

import io.generalscaler.api.problem.Rule;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.problem.Warning;

/**
 * What one claim meets.
 *
 * @param path the field that makes the claim
 * @param isTolerated whether it may stay so, as one of the two only recommends
 */
public record Conflict(String path, String message, boolean isTolerated) {
    /** As a reason to refuse the object. */
    public Violation asViolation() {
        return new Violation(path, "", Rule.Conflict, message);
    }

    /** As something to be told. */
    public Warning asWarning() {
        return new Warning(path, message);
    }
}
