package io.generalscaler.engine.plan;

import java.time.Instant;
import java.util.Optional;

/**
 * The size is frozen.
 *
 * @param until exclusive; empty until somebody resumes
 * @param reason a person's words, may be empty
 */
public record Pause(Optional<Instant> until, String reason) {

    /** Whether it still holds. */
    public boolean activeAt(Instant now) {
        return until.isEmpty() || now.isBefore(until.get());
    }
}
