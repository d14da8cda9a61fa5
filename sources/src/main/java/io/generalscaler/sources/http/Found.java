package io.generalscaler.sources.http;

import io.generalscaler.sources.spi.Sample;
import java.time.Instant;
import java.util.Optional;

/**
 * A number that stands in an answer.
 *
 * @param sample the number, at any time
 * @param measured when it was true; empty where the answer does not say
 */
record Found(Sample sample, Optional<Instant> measured) {

    static Found undated(Sample sample) {
        return new Found(sample, Optional.empty());
    }

    /** The number, at its own time or else at the time when it was read. */
    Sample at(Instant read) {
        return sample.withAt(measured.orElse(read));
    }
}
