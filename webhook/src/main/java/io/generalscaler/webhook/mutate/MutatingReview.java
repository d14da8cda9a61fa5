package io.generalscaler.webhook.mutate;

import io.generalscaler.webhook.review.AdmissionAnswer;
import io.generalscaler.webhook.review.AdmissionRequest;
import io.generalscaler.webhook.review.ReviewedKind;
import io.generalscaler.webhook.validate.ReviewFindings;
import io.generalscaler.webhook.validate.ScalerReview;
import java.util.List;

/**
 * Completes a GeneralScaler, or refuses it.
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
        return findings.violations().isEmpty()
                ? new AdmissionAnswer.Allowed(
                        MetricNames.missingIn(request.object().path("spec")), List.of())
                : findings.answer();
    }
}
