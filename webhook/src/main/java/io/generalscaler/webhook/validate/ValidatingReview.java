package io.generalscaler.webhook.validate;

import io.generalscaler.webhook.cluster.ClusterView;
import io.generalscaler.webhook.review.AdmissionAnswer;
import io.generalscaler.webhook.review.AdmissionRequest;

/** Judges every kind that is registered; lets anything else pass. */
public final class ValidatingReview {
    private static final String DEPLOYMENT = "Deployment.apps";
    private static final String AUTOSCALER = "HorizontalPodAutoscaler.autoscaling";

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
        return switch (request.groupKind()) {
            case ScalerReview.GROUP_KIND -> scalers.review(request);
            case DEPLOYMENT -> deployments.review(request);
            case AUTOSCALER -> autoscalers.review(request);
            default -> ReviewFindings.NONE;
        };
    }
}
