package io.generalscaler.webhook.validate;

import io.generalscaler.webhook.cluster.Claim;
import io.generalscaler.webhook.cluster.ClaimReader;
import io.generalscaler.webhook.cluster.ClusterView;
import io.generalscaler.webhook.review.AdmissionRequest;
import java.util.Optional;

/** Judges a Deployment that asks to be scaled by annotations: nothing else of it. */
public final class DeploymentReview {
    private static final String ENABLED = "metadata.annotations[" + ClaimReader.ANNOTATION_PREFIX + "enabled]";

    private final ObjectReader objects = new ObjectReader();
    private final Conflicts conflicts;

    public DeploymentReview(ClusterView cluster) {
        this.conflicts = new Conflicts(cluster);
    }

    /** Everything wrong or odd with the annotations in {@code request}. */
    Findings review(AdmissionRequest request) {
        if (ObjectReader.isLeaving(request)) {
            return Findings.NONE;
        }
        var kind = Claim.Kind.ANNOTATED_DEPLOYMENT;
        Optional<Claim> claim = objects.claim(request.object(), kind);
        return claim.map(one -> conflicts.of(one, objects.claim(request.oldObject(), kind), ENABLED))
                .orElse(Findings.NONE);
    }
}
