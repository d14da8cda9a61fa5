package io.generalscaler.reach.address;

/** The operator's rules do not admit a host. The message names the host and the rule. */
public final class AddressRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    AddressRefusedException(String message) {
        super(message, null, false, false);
    }

    /** The message, never null. */
    public String explanation() {
        return String.valueOf(getMessage());
    }
}
