package io.generalscaler.cli.simulate.trace;

/** A trace that cannot be read; the message names the line and what would be valid. */
public final class BadTraceException extends Exception {
    BadTraceException(int line, String message) {
        super("line " + line + ": " + message, null, false, false);
    }
}
