package io.generalscaler.api.status;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Instants as they stand in a status: RFC 3339, in milliseconds. */
final class Times {
    private Times() {}

    /** Rounded up, so that no promise counted from it ends early. */
    static String text(Instant instant) {
        Instant down = instant.truncatedTo(ChronoUnit.MILLIS);
        return (down.equals(instant) ? down : down.plusMillis(1)).toString();
    }

    /** The instant; empty where there is none, or no sense in it. */
    static Optional<Instant> instant(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
