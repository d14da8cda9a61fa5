package io.generalscaler.reach.http;

import java.io.IOException;

/** Answers to other requests take up the memory that there is for answers. */
public final class NoRoomException extends IOException {

    private static final long serialVersionUID = 1L;

    NoRoomException() {
        super("no room for an answer");
    }
}
