package io.generalscaler.webhook.validate;

import io.generalscaler.webhook.cluster.ClusterView;
import io.generalscaler.webhook.review.AdmissionAnswer;
import io.generalscaler.webhook.review.AdmissionRequest;
import io.generalscaler.webhook.review.ReviewedKind;

/** Judges every kind that is registered; of any other it only says what its size means to a scaler. */
public final class ValidatingReview {
    private final ScalerReview scalers;
    private final DeploymentReview deployments;
    private final AutoscalerReview autoscalers;
    private final SizeReview sizes;

    public ValidatingReview(ScalerReview scalers, DeploymentReview deployments, ClusterView cluster) {
        this.scalers = scalers;
        this.deployments = deployments;
        this.autoscalers = new AutoscalerReview(cluster);
        this.sizes = new SizeReview(cluster);
    }

    /** The answer to {@code request}. */
    public AdmissionAnswer review(AdmissionRequest request) {
        return switch (request.operation()) {
            case CREATE, UPDATE -> judge(request).answer();
            case DELETE -> left(request).answer();
            case CONNECT -> AdmissionAnswer.allowed();
        };
    }

    private static ReviewFindings left(AdmissionRequest request) {
        return request.reviewedKind() == ReviewedKind.GENERAL_SCALER
                ? OwnedScalers.judge(request)
                : ReviewFindings.NONE;
    }

    private ReviewFindings judge(AdmissionRequest request) {
        return switch (request.reviewedKind()) {
            case GENERAL_SCALER -> scalers.review(request);
            case DEPLOYMENT -> deployments.review(request).and(sizes.review(request));
            case AUTOSCALER -> autoscalers.review(request);
            case WORKLOAD -> sizes.review(request);
        };
    }
}
