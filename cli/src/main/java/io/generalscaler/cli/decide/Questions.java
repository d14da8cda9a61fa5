package io.generalscaler.cli.decide;

import java.io.IOException;
import java.util.Optional;

/** A source of questions. */
interface Questions {
    /** The next question; empty at the end. Waits for it. */
    Optional<OfflineQuestion> next() throws IOException;
}
