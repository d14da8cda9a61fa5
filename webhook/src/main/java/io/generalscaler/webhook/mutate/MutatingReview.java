package io.generalscaler.webhook.mutate;

import io.generalscaler.webhook.review.AdmissionAnswer;
import io.generalscaler.webhook.review.AdmissionRequest;
import io.generalscaler.webhook.review.ReviewedKind;
import io.generalscaler.webhook.validate.ReviewFindings;
import io.generalscaler.webhook.validate.ScalerReview;

/**
 * Refuses a GeneralScaler that is wrong, and changes none: what is stored is what somebody wrote, so that applying it again finds no
 * difference, and no value derived from another field outlives that field's change.
 *
 * <p>It refuses here, although {@code /validate} judges the final object again, because an API server checks the CRD's schema and CEL
 * rules between the two: they would answer first, with the few reasons that they know. A user gets every reason at once.
 */
public final class MutatingReview {
    private final ScalerReview scalers;

    public MutatingReview(ScalerReview scalers) {
        this.scalers = scalers;
    }

    /** The answer to {@code request}. */
    public AdmissionAnswer review(AdmissionRequest request) {
        boolean ours = request.reviewedKind() == ReviewedKind.GENERAL_SCALER;
        boolean writes = request.operation() == AdmissionRequest.Operation.CREATE
                || request.operation() == AdmissionRequest.Operation.UPDATE;
        if (!ours || !writes) {
            return AdmissionAnswer.allowed();
        }
        ReviewFindings findings = scalers.review(request);
        return findings.violations().isEmpty() ? AdmissionAnswer.allowed() : findings.answer();
    }
}
