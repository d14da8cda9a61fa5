package io.generalscaler.certs.pem;

/** PEM text that cannot be used. The message names the fault and never holds the text itself. */
public final class BadPemException extends Exception {
    public BadPemException(String message) {
        super(message);
    }

    public BadPemException(String message, Throwable cause) {
        super(message, cause);
    }
}
