package io.generalscaler.reach.secret;

/** A Secret, or an entry in it, cannot be had. The message names the Secret and the entry, never a value. */
public final class SecretUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    public SecretUnavailableException(String message) {
        super(message, null, false, false);
    }

    /** The message, never null. */
    public String explanation() {
        return String.valueOf(getMessage());
    }
}
