package io.generalscaler.webhook.validate;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.api.workload.WorkloadKind;
import io.generalscaler.webhook.cluster.ClusterView;
import io.generalscaler.webhook.review.AdmissionRequest;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Warns of a workload that is written with another size than it has while a scaler sizes it, as a manifest that names {@code replicas}
 * does, or one that has just lost them. Nothing is refused: an emergency may ask for just that.
 */
final class SizeReview {
    private final ClusterView cluster;

    SizeReview(ClusterView cluster) {
        this.cluster = cluster;
    }

    ReviewFindings review(AdmissionRequest request) {
        OptionalInt named = replicas(request.object());
        OptionalInt present = replicas(request.oldObject());
        if (named.isEmpty() || present.isEmpty() || named.getAsInt() == present.getAsInt()) {
            return ReviewFindings.NONE;
        }
        var workload = new WorkloadId(
                WorkloadKind.of(request.group() + "/", request.kind()), request.namespace(), request.name());
        Optional<Claim> scaler = cluster.claimsOn(workload).stream()
                .filter(claim -> claim.kind().isOurs() && !claim.recommends())
                .min(Comparator.comparing(Claim::kind).thenComparing(Claim::name));
        return scaler.map(claim ->
                        ReviewFindings.odd("spec.replicas", words(claim, present.getAsInt(), named.getAsInt())))
                .orElse(ReviewFindings.NONE);
    }

    private static String words(Claim scaler, int present, int named) {
        String change = "goes from " + present + " to " + named + ", while " + scaler.words() + " sizes this workload";
        return named == 0
                ? change + "; with minReplicas above 0 it stays at 0 until somebody starts it"
                : change + "; leave replicas out of what you apply (docs/gitops.md: without a fall)";
    }

    /** What is no size is left to the schema. */
    private static OptionalInt replicas(JsonNode object) {
        JsonNode replicas = object.path("spec").path("replicas");
        return replicas.canConvertToInt() && replicas.isIntegralNumber()
                ? OptionalInt.of(replicas.intValue())
                : OptionalInt.empty();
    }
}
