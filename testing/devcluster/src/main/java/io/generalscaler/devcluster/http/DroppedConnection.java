package io.generalscaler.devcluster.http;

/** Thrown by a handler to close the connection without an answer. */
public final class DroppedConnection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DroppedConnection() {
        super("connection dropped", null, false, false);
    }
}
