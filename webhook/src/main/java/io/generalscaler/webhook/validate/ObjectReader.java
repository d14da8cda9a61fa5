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

    /** {@code node} as a plain object, if it is one. */
    Optional<GenericKubernetesResource> object(JsonNode node) {
        return as(node, GenericKubernetesResource.class).filter(object -> object.getMetadata() != null);
    }

    /** What {@code node}, an object of {@code kind}, claims. */
    Optional<Claim> claim(JsonNode node, Claim.Kind kind) {
        return object(node).flatMap(object -> ClaimReader.read(kind, object));
    }

    /** {@code node} as {@code type}, if it has that shape. */
    <T> Optional<T> as(JsonNode node, Class<T> type) {
        if (!node.isObject()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(mapper.treeToValue(node, type));
        } catch (JsonProcessingException | IllegalArgumentException e) {
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
