package io.generalscaler.devcluster.schema.cel;

/** An expression that does not compile, or that fails when it runs; the message is an API server's. */
public final class CelFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** With an API server's words. */
    public CelFailure(String message) {
        super(message);
    }

    CelFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** The message; never null. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
