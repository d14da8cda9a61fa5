package io.generalscaler.reach.http;

import java.io.IOException;

/** A server sent more than it was allowed to. */
public final class AnswerTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    AnswerTooLargeException(int maxBytes) {
        super("more than " + maxBytes + " bytes");
    }
}
