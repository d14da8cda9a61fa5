package io.generalscaler.devcluster.patch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Who changes an object, and through what.
 *
 * @param manager the field manager's name
 * @param apiVersion the version in which the change is written, for example {@code apps/v1}
 * @param subresource {@code status} or {@code scale}; empty for the object itself
 * @param statusApart whether the type has a {@code /status}, so that the object itself cannot change the status
 * @param now when
 */
public record Writer(String manager, String apiVersion, String subresource, boolean statusApart, Instant now) {
    private static final String STATUS = PathElement.ofField("status");

    /** What this writer can own of a set of places. */
    FieldSet own(FieldSet places) {
        if (subresource.equals("status")) {
            return FieldSet.EMPTY.with(STATUS, places.below(STATUS));
        }
        return statusApart ? places.with(STATUS, FieldSet.EMPTY) : places;
    }

    String time() {
        return now.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
