package io.generalscaler.explain;

import io.generalscaler.api.v1alpha1.DecisionStatus;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.api.v1alpha1.MetricStatus;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Times as a person counts them.
 *
 * @param now from which they count
 */
record Ages(Instant now) {
    private static final DateTimeFormatter AT_ZONE = DateTimeFormatter.ofPattern("EEE d MMM HH:mm VV", Locale.ENGLISH);

    /** {@code 3m ago}, or {@code in 2h}; the text itself where it is no time. */
    String of(@Nullable String time) {
        return since(time)
                .map(age -> age.isNegative() ? "in " + shown(age.negated()) : shown(age) + " ago")
                .orElseGet(() -> time == null ? "never" : time);
    }

    /** {@code as of 34s ago}: when what the status says of sizes was last true for certain; nothing where it does not say. */
    String asOf(GeneralScalerStatus status) {
        DecisionStatus decision = status.lastDecision();
        return Stream.concat(
                        Subjects.orEmpty(status.metrics()).stream().map(MetricStatus::readTime),
                        Stream.of(decision == null ? null : decision.time(), status.lastScaleTime()))
                .filter(Objects::nonNull)
                .flatMap(time -> since(time).stream())
                .min(Comparator.naturalOrder())
                .map(age -> " as of " + shown(age) + " ago")
                .orElse("");
    }

    /** {@code for 3m}; nothing where it is no time. */
    String lasting(@Nullable String since) {
        return since(since).map(age -> "for " + shown(age)).orElse("");
    }

    /** Whether it lies before now. */
    boolean isOver(String time) {
        return since(time).filter(age -> !age.isNegative()).isPresent();
    }

    /** {@code Thu 15 Jan 17:00 Europe/Berlin}; the text itself where it is no time, and UTC where it is no zone. */
    static String at(String time, @Nullable String zone) {
        return instant(time).map(it -> AT_ZONE.format(it.atZone(zone(zone)))).orElse(time);
    }

    private static ZoneId zone(@Nullable String zone) {
        try {
            return ZoneId.of(zone == null ? "UTC" : zone);
        } catch (DateTimeException e) {
            return ZoneId.of("UTC");
        }
    }

    private Optional<Duration> since(@Nullable String time) {
        return Optional.ofNullable(time).flatMap(Ages::instant).map(it -> Duration.between(it, now));
    }

    private static Optional<Instant> instant(String time) {
        try {
            return Optional.of(OffsetDateTime.parse(time).toInstant());
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
