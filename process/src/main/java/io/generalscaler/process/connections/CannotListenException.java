package io.generalscaler.process.connections;

/** A port cannot be had. The message is a sentence for the operator: which port of which address, why, and the flag that changes it. */
public final class CannotListenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotListenException(String message, Throwable cause) {
        super(message, cause);
    }
}
