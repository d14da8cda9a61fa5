package io.generalscaler.api.status;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Instants as they stand in a status: RFC 3339, in milliseconds. */
final class Times {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private Times() {}

    /** Rounded up, so that no promise counted from it ends early. */
    static String text(Instant instant) {
        Instant down = instant.truncatedTo(ChronoUnit.MILLIS);
        return (down.equals(instant) ? down : down.plusMillis(1)).toString();
    }

    /** The same as a number. */
    static long millis(Instant instant) {
        long down = instant.toEpochMilli();
        return Instant.ofEpochMilli(down).equals(instant) ? down : down + 1;
    }

    /** The instant of that number, moved into the years that the engine reckons in. */
    static Instant ofMillis(long millis) {
        return within(Instant.ofEpochMilli(millis));
    }

    /** The instant, moved into the years that the engine reckons in; empty where there is none, or no sense in it. */
    static Optional<Instant> instant(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(within(Instant.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether the text is a time that may stand in a status again. */
    static boolean isTime(@Nullable String text) {
        return text != null
                && instant(text).map(it -> Instant.parse(text).equals(it)).orElse(false);
    }

    private static Instant within(Instant instant) {
        return instant.isBefore(FIRST) ? FIRST : instant.isAfter(LAST) ? LAST : instant;
    }
}
