package io.generalscaler.cli.simulate;

import io.generalscaler.cli.simulate.trace.LoadTrace;
import io.generalscaler.cli.terminal.CommandFailure;
import java.nio.file.Path;
import java.time.Duration;

/** How many evaluations a run has: each takes a moment, and is kept for the report. */
final class RunLength {
    /** Three years of one each ten seconds. */
    private static final long MOST_EVALUATIONS = 10_000_000;

    private RunLength() {}

    /** Refuses a trace that goes on for too long. */
    static void check(Path trace, LoadTrace load, Duration every) {
        Duration span = Duration.ofMillis(load.end() - load.start());
        if (span.toMillis() / Math.max(1, every.toMillis()) > MOST_EVALUATIONS) {
            throw CommandFailure.rejected(
                    trace + ": goes over " + span.toDays() + " days, which at one evaluation each "
                            + every.toMillis() / 1000.0 + " s is more than " + MOST_EVALUATIONS
                            + " evaluations: shorten it, or evaluate less often with --interval");
        }
    }
}
