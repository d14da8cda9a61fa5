package io.generalscaler.webhook.validate;

import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.compile.Compilation;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.text.ScalerText;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.webhook.cluster.ClusterView;
import io.generalscaler.webhook.review.AdmissionRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Judges a GeneralScaler: its spec by the compiler that the controller runs, then what the cluster holds against it.
 *
 * <p>An update that leaves the spec as it was is never refused, so that what got in while the webhook was away, or under an older
 * version's rules, can still be labelled, annotated and deleted; what is wrong with it is told as warnings.
 */
public final class ScalerReview {
    private final ScalerText compiler;
    private final ClusterView cluster;
    private final Conflicts conflicts;
    private final InstantSource clock;

    public ScalerReview(Compiler compiler, ClusterView cluster, InstantSource clock) {
        this.compiler = new ScalerText(compiler);
        this.cluster = cluster;
        this.conflicts = new Conflicts(cluster);
        this.clock = clock;
    }

    /** Everything wrong or odd with the object of {@code request}. */
    public ReviewFindings review(AdmissionRequest request) {
        if (ObjectReader.isLeaving(request)) {
            return ReviewFindings.NONE;
        }
        ReviewFindings found = ObjectNames.judge(request)
                .and(place(request))
                .and(spec(request))
                .and(OwnedScalers.judge(request));
        return ObjectReader.keepsSpec(request) ? found.asWarnings() : found;
    }

    private ReviewFindings spec(AdmissionRequest request) {
        return switch (compiler.compile(request.object(), Context.at(clock.instant()))) {
            case Compilation.Accepted accepted -> new ReviewFindings(List.of(), accepted.warnings());
            case Compilation.Rejected rejected -> new ReviewFindings(rejected.violations(), rejected.warnings());
        };
    }

    private ReviewFindings place(AdmissionRequest request) {
        Optional<Claim> claim = ObjectReader.claim(request, Claim.Kind.GENERAL_SCALER);
        if (claim.isEmpty()) {
            return ReviewFindings.NONE;
        }
        Optional<Claim> before = ObjectReader.claimBefore(request, Claim.Kind.GENERAL_SCALER);
        ReviewFindings met = conflicts.of(claim.get(), before);
        WorkloadId target = claim.get().workload();
        boolean missing = target.isDeployment() && !cluster.hasDeployment(target.namespace(), target.name());
        return missing
                ? met.and(ReviewFindings.odd(
                        claim.get().kind().path(), target + " is not there yet; scaling begins once it is"))
                : met;
    }
}
