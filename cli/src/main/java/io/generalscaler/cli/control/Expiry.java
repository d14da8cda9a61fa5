package io.generalscaler.cli.control;

import io.generalscaler.cli.cluster.ClusterClient;
import io.generalscaler.cli.terminal.CommandFailure;
import io.generalscaler.cli.terminal.DurationConverter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When a person's word ends by itself. */
final class Expiry {
    /** Beyond it nobody means it, and years would no longer have four digits. */
    private static final Duration MOST = Duration.ofDays(36_525);

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long it holds, such as 2h or 30m.")
    private @Nullable Duration span;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "When it ends, such as 2026-12-01T00:00:00Z. Default: with gscale resume.")
    private @Nullable String until;

    /** The instant, in whole seconds; empty where it holds until somebody resumes. */
    Optional<Instant> at(Instant now) {
        return at(span, until, now);
    }

    static Optional<Instant> at(@Nullable Duration span, @Nullable String until, Instant now) {
        if (span != null && until != null) {
            throw CommandFailure.usage("give --for or --until, not both");
        }
        if (span != null) {
            if (!span.isPositive()) {
                throw CommandFailure.usage("--for must be above 0");
            }
            if (span.compareTo(MOST) > 0) {
                throw CommandFailure.usage("--for must end within 100 years");
            }
            return Optional.of(now.plus(span).truncatedTo(ChronoUnit.SECONDS));
        }
        return Optional.ofNullable(until).map(text -> parsed(text, now));
    }

    private static Instant parsed(String text, Instant now) {
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            if (!at.isAfter(now)) {
                throw CommandFailure.usage("--until " + text + " is in the past");
            }
            return at;
        } catch (DateTimeException e) {
            throw CommandFailure.usage("--until '" + text + "' is no time such as 2026-12-01T00:00:00Z");
        }
    }

    /** How it ends: by itself, or by which command. */
    static String words(Optional<Instant> until, String scaler, ClusterClient cluster) {
        return until.map(it -> " until " + it)
                .orElse("; gscale resume " + scaler + " -n " + cluster.namespace() + " ends it");
    }
}
