package io.generalscaler.webhook.review;

/** The bytes are not an AdmissionReview. The message is short and holds nothing of them. */
public final class MalformedReviewException extends Exception {
    public MalformedReviewException(String message) {
        super(message);
    }

    public MalformedReviewException(String message, Throwable cause) {
        super(message, cause);
    }
}
