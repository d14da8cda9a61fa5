package io.generalscaler.api.text;

import java.io.IOException;

/** A text that is JSON, and is not read all the same. */
public final class RefusedJsonException extends IOException {
    private final String path;

    RefusedJsonException(String path, String message) {
        super(message);
        this.path = path;
    }

    /** Where reading ended, as a JSON Pointer; it holds names of the text. */
    public String path() {
        return path;
    }
}
