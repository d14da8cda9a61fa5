package io.generalscaler.engine.plan;

import java.time.Instant;
import java.util.Optional;

/**
 * A person's number instead of the metrics'.
 *
 * @param replicas at least 0; moved into the bounds
 * @param until exclusive; empty until somebody resumes
 * @param reason a person's words, may be empty
 */
public record ReplicaOverride(int replicas, Optional<Instant> until, String reason) {

    public ReplicaOverride {
        Check.atLeast(0, replicas, "replicas");
    }

    /** Whether it still holds. */
    public boolean activeAt(Instant now) {
        return until.isEmpty() || now.isBefore(until.get());
    }
}
