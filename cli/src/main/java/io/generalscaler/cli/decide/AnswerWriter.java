package io.generalscaler.cli.decide;

import java.io.IOException;

/** Puts answers out. */
interface AnswerWriter {
    void write(OfflineAnswer answer) throws IOException;

    /** Hands on what was written, so that somebody who waits can read it. */
    void flush() throws IOException;
}
