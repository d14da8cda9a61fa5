package io.generalscaler.sources.redis;

/** A server answered a command with an error. What it wrote is read, and never shown. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String error;

    RefusedException(String error) {
        super("Redis answered with an error", null, false, false);
        this.error = error;
    }

    /** As the server wrote it. */
    String error() {
        return error;
    }
}
