package io.generalscaler.sources.spi;

/**
 * An expected failure to read a metric. The message is ours: it never quotes what a source or a Secret said, and may
 * therefore be shown in status and events.
 */
public final class SourceException extends Exception {

    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    /**
     * A failure in our words.
     *
     * @param reason the cause in one word
     * @param message one short clause, in lower case, without text from outside
     */
    public SourceException(FailureReason reason, String message) {
        // No stack trace: a dead source would otherwise pay for one in every evaluation.
        super(message, null, false, false);
        this.reason = reason;
    }

    /** The Secret with the authority to trust holds something else. */
    public static SourceException noCertificates() {
        return new SourceException(
                FailureReason.SecretUnavailable,
                "the Secret that tls.caSecretName names holds no PEM certificates under tls.caKey, or more than 10, or more than 16 KiB");
    }

    public FailureReason reason() {
        return reason;
    }

    /** The message, never null. */
    public String explanation() {
        return String.valueOf(getMessage());
    }
}
