package io.generalscaler.webhook.validate;

import io.generalscaler.webhook.cluster.ClusterView;
import io.generalscaler.webhook.review.AdmissionAnswer;
import io.generalscaler.webhook.review.AdmissionRequest;
import io.generalscaler.webhook.review.ReviewedKind;

/** Judges every kind that is registered; lets anything else pass. */
public final class ValidatingReview {
    private final ScalerReview scalers;
    private final DeploymentReview deployments;
    private final AutoscalerReview autoscalers;

    public ValidatingReview(ScalerReview scalers, DeploymentReview deployments, ClusterView cluster) {
        this.scalers = scalers;
        this.deployments = deployments;
        this.autoscalers = new AutoscalerReview(cluster);
    }

    /** The answer to {@code request}. */
    public AdmissionAnswer review(AdmissionRequest request) {
        return switch (request.operation()) {
            case CREATE, UPDATE -> judge(request).answer();
            case DELETE, CONNECT -> AdmissionAnswer.allowed();
        };
    }

    private ReviewFindings judge(AdmissionRequest request) {
        return request.reviewedKind().map(kind -> judge(kind, request)).orElse(ReviewFindings.NONE);
    }

    private ReviewFindings judge(ReviewedKind kind, AdmissionRequest request) {
        return switch (kind) {
            case GENERAL_SCALER -> scalers.review(request);
            case DEPLOYMENT -> deployments.review(request);
            case AUTOSCALER -> autoscalers.review(request);
        };
    }
}
