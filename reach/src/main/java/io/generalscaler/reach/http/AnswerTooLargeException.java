package io.generalscaler.reach.http;

import java.io.IOException;

/** A server sent more than it was allowed to. */
public final class AnswerTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean header;

    AnswerTooLargeException(int maxBytes, boolean header) {
        super("more than " + maxBytes + " bytes");
        this.header = header;
    }

    /** Whether it was the header that is too large, and not the whole. */
    public boolean inHeader() {
        return header;
    }
}
