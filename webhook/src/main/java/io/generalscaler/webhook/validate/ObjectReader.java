package io.generalscaler.webhook.validate;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.claim.ClaimReader;
import io.generalscaler.api.claim.ObjectView;
import io.generalscaler.webhook.review.AdmissionRequest;
import java.util.Optional;

/**
 * Reads the objects of a request. What is not shaped as its schema says is empty here: the API server's schema refuses it.
 */
final class ObjectReader {
    private ObjectReader() {}

    /** What the object of {@code request}, of {@code kind}, claims. */
    static Optional<Claim> claim(AdmissionRequest request, Claim.Kind kind) {
        return claim(request.object(), request, kind);
    }

    /** What the object claimed that is stored at present. */
    static Optional<Claim> claimBefore(AdmissionRequest request, Claim.Kind kind) {
        return claim(request.oldObject(), request, kind);
    }

    private static Optional<Claim> claim(JsonNode node, AdmissionRequest request, Claim.Kind kind) {
        return node.path("metadata").isObject()
                ? ClaimReader.read(kind, request.namespace(), ObjectView.of(node))
                : Optional.empty();
    }

    /** Whether the object is being deleted and only its metadata may still change, as finalizers go. */
    static boolean isLeaving(AdmissionRequest request) {
        return !request.object().path("metadata").path("deletionTimestamp").isMissingNode() && keepsSpec(request);
    }

    /** Whether an update leaves the spec as it is. */
    static boolean keepsSpec(AdmissionRequest request) {
        return request.operation() == AdmissionRequest.Operation.UPDATE
                && request.object().path("spec").equals(request.oldObject().path("spec"));
    }
}
