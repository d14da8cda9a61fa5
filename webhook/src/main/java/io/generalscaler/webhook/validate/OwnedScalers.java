package io.generalscaler.webhook.validate;

import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.claim.Maker;
import io.generalscaler.api.claim.ObjectView;
import io.generalscaler.webhook.review.AdmissionRequest;

/**
 * A scaler that stands for the annotations of a Deployment is kept as they say: whoever changes or deletes it is told where a change
 * lasts.
 */
final class OwnedScalers {
    private OwnedScalers() {}

    static ReviewFindings judge(AdmissionRequest request) {
        boolean isDeleted = request.operation() == AdmissionRequest.Operation.DELETE;
        boolean isChanged =
                request.operation() == AdmissionRequest.Operation.UPDATE && !ObjectReader.keepsSpec(request);
        if (!isDeleted && !isChanged) {
            return ReviewFindings.NONE;
        }
        return Maker.of(Claim.Kind.GENERAL_SCALER, ObjectView.of(request.oldObject()))
                .map(maker -> ReviewFindings.odd(
                        isDeleted ? "metadata.ownerReferences" : "spec",
                        "stands for the annotations of Deployment " + maker.name() + " and is put back as they say: "
                                + (isDeleted
                                        ? "to end the scaling, set autoscaling.generalscaler.io/enabled to false there"
                                        : "change them there")))
                .orElse(ReviewFindings.NONE);
    }
}
