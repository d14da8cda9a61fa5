package io.generalscaler.cli.explain;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Times as a person counts them.
 *
 * @param now from which they count
 */
record Ages(Instant now) {

    /** {@code 3m ago}, or {@code in 2h}; the text itself where it is no time. */
    String of(@Nullable String time) {
        return since(time)
                .map(age -> age.isNegative() ? "in " + shown(age.negated()) : shown(age) + " ago")
                .orElseGet(() -> time == null ? "never" : time);
    }

    /** {@code for 3m}; nothing where it is no time. */
    String lasting(@Nullable String since) {
        return since(since).map(age -> "for " + shown(age)).orElse("");
    }

    private Optional<Duration> since(@Nullable String time) {
        try {
            return Optional.ofNullable(time)
                    .map(it -> Duration.between(OffsetDateTime.parse(it).toInstant(), now));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String shown(Duration given) {
        Duration span = given.isNegative() ? Duration.ZERO : given;
        if (span.toSeconds() < 120) {
            return span.toSeconds() + "s";
        }
        if (span.toMinutes() < 120) {
            return span.toMinutes() + "m";
        }
        return span.toHours() < 48 ? span.toHours() + "h" : span.toDays() + "d";
    }
}
