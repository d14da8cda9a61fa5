package io.generalscaler.webhook.validate;

import io.generalscaler.api.claim.Claim;
import io.generalscaler.webhook.cluster.ClusterView;
import io.generalscaler.webhook.review.AdmissionRequest;

/** Judges a HorizontalPodAutoscaler: only whether its target has a scaler of ours. */
final class AutoscalerReview {
    private final Conflicts conflicts;

    AutoscalerReview(ClusterView cluster) {
        this.conflicts = new Conflicts(cluster);
    }

    ReviewFindings review(AdmissionRequest request) {
        if (ObjectReader.isLeaving(request)) {
            return ReviewFindings.NONE;
        }
        var kind = Claim.Kind.HORIZONTAL_POD_AUTOSCALER;
        return ObjectReader.claim(request, kind)
                .map(claim -> conflicts.of(claim, ObjectReader.claimBefore(request, kind)))
                .orElse(ReviewFindings.NONE);
    }
}
