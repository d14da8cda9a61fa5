package io.generalscaler.webhook.validate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.generalscaler.webhook.cluster.Claim;
import io.generalscaler.webhook.cluster.ClaimReader;
import io.generalscaler.webhook.review.AdmissionRequest;
import java.util.Optional;

/** Reads the objects of a request. What is not shaped as its schema says is empty here: the API server's schema refuses it. */
final class ObjectReader {
    private final ObjectMapper mapper = JsonMapper.builder().build();

    /** What the object of {@code request}, of {@code kind}, claims. */
    Optional<Claim> claim(AdmissionRequest request, Claim.Kind kind) {
        return claim(request.object(), request, kind);
    }

    /** What the object claimed that is stored at present. */
    Optional<Claim> claimBefore(AdmissionRequest request, Claim.Kind kind) {
        return claim(request.oldObject(), request, kind);
    }

    private Optional<Claim> claim(JsonNode node, AdmissionRequest request, Claim.Kind kind) {
        if (!node.isObject()) {
            return Optional.empty();
        }
        try {
            var object = mapper.treeToValue(node, GenericKubernetesResource.class);
            if (object.getMetadata() == null) {
                return Optional.empty();
            }
            object.getMetadata().setNamespace(request.namespace());
            return ClaimReader.read(kind, object);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
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
