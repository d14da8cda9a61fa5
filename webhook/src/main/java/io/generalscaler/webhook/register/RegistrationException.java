package io.generalscaler.webhook.register;

/** A webhook configuration cannot be written. The message says why and what would help. */
public final class RegistrationException extends Exception {
    public RegistrationException(String message) {
        super(message);
    }

    public RegistrationException(String message, Throwable cause) {
        super(message, cause);
    }
}
