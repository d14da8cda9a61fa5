package io.generalscaler.webhook.review;

/** Whoever asked has stopped waiting. It carries no stack trace: nothing is wrong but the time. */
public final class ReviewTimeoutException extends RuntimeException {
    ReviewTimeoutException() {
        super("the time for the review is over", null, false, false);
    }
}
