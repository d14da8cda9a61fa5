package io.generalscaler.webhook.validate;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.api.annotation.AnnotatedScaler;
import io.generalscaler.api.annotation.AnnotationCompiler;
import io.generalscaler.api.annotation.Key;
import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.v1alpha1.TargetRef;
import io.generalscaler.webhook.cluster.ClusterView;
import io.generalscaler.webhook.review.AdmissionRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Judges a Deployment that asks to be scaled by annotations: these alone, and only when they change. A new image must not be held up
 * by an annotation that has been wrong for long.
 */
public final class DeploymentReview {
    private final AnnotationCompiler compiler;
    private final Conflicts conflicts;
    private final Supplier<Context> context;

    /**
     * Judges by the compiler that the controller runs.
     *
     * @param context what annotations are compiled under now
     */
    public DeploymentReview(AnnotationCompiler compiler, ClusterView cluster, Supplier<Context> context) {
        this.compiler = compiler;
        this.conflicts = new Conflicts(cluster);
        this.context = context;
    }

    /** Everything wrong or odd with the annotations in {@code request}. */
    ReviewFindings review(AdmissionRequest request) {
        Map<String, String> annotations = ours(request.object());
        var target = new TargetRef(TargetRef.DEFAULT_API_VERSION, TargetRef.DEFAULT_KIND, name(request));
        ReviewFindings found = switch (compiler.compile(target, annotations, context.get())) {
            case AnnotatedScaler.None _ -> ReviewFindings.NONE;
            case AnnotatedScaler.Off off -> new ReviewFindings(List.of(), off.warnings());
            case AnnotatedScaler.On on -> new ReviewFindings(List.of(), on.warnings()).and(conflicts(request));
            case AnnotatedScaler.Rejected rejected ->
                new ReviewFindings(rejected.violations(), rejected.warnings()).and(conflicts(request));
        };
        return annotations.equals(ours(request.oldObject())) ? found.asWarnings() : found;
    }

    private ReviewFindings conflicts(AdmissionRequest request) {
        var kind = Claim.Kind.ANNOTATED_DEPLOYMENT;
        return ObjectReader.claim(request, kind)
                .map(claim -> conflicts.of(claim, ObjectReader.claimBefore(request, kind)))
                .orElse(ReviewFindings.NONE);
    }

    /** Where the server is still to make the name, the object has only a prefix of it; the rules do not depend on it. */
    private static String name(AdmissionRequest request) {
        return request.name().isEmpty() ? "generated" : request.name();
    }

    private static Map<String, String> ours(JsonNode deployment) {
        var ours = new TreeMap<String, String>();
        deployment.path("metadata").path("annotations").properties().stream()
                .filter(entry -> Key.isOurs(entry.getKey()))
                .forEach(entry -> ours.put(entry.getKey(), entry.getValue().asText()));
        return ours;
    }
}
