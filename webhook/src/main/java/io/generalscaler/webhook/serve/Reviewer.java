package io.generalscaler.webhook.serve;

import io.generalscaler.webhook.review.AdmissionAnswer;
import io.generalscaler.webhook.review.AdmissionRequest;

/** Answers a question from memory, at once, on any thread. */
@FunctionalInterface
public interface Reviewer {
    /** The answer to {@code request}. */
    AdmissionAnswer review(AdmissionRequest request);
}
