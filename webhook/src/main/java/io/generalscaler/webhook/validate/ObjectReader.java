package io.generalscaler.webhook.validate;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.generalscaler.webhook.cluster.Claim;
import io.generalscaler.webhook.cluster.ClaimReader;
import io.generalscaler.webhook.review.AdmissionRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the objects of a request. What is not shaped as its schema says is empty here: the API server's schema refuses it.
 *
 * <p>Of an object only what a claim is made of is turned into types: its status and managedFields are often larger than its spec.
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
        if (!node.path("metadata").isObject()) {
            return Optional.empty();
        }
        var object = new GenericKubernetesResource();
        object.setMetadata(metadata(node.path("metadata")));
        object.getMetadata().setNamespace(request.namespace());
        object.setAdditionalProperty("spec", spec(node.path("spec")));
        return ClaimReader.read(kind, object);
    }

    private static ObjectMeta metadata(JsonNode node) {
        var metadata = new ObjectMeta();
        metadata.setName(node.path("name").textValue());
        metadata.setUid(node.path("uid").textValue());
        metadata.setAnnotations(texts(node.path("annotations")));
        for (JsonNode reference : node.path("ownerReferences")) {
            var owner = new OwnerReference();
            owner.setUid(reference.path("uid").textValue());
            owner.setController(reference.path("controller").asBoolean());
            metadata.getOwnerReferences().add(owner);
        }
        return metadata;
    }

    /** The texts in the spec, and those in its references. */
    private static Map<String, @Nullable Object> spec(JsonNode node) {
        var spec = new HashMap<String, @Nullable Object>(texts(node));
        for (String reference : new String[] {"targetRef", "scaleTargetRef"}) {
            spec.put(reference, texts(node.path(reference)));
        }
        return spec;
    }

    private static Map<String, String> texts(JsonNode node) {
        var texts = new HashMap<String, String>();
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            if (property.getValue().isTextual()) {
                texts.put(property.getKey(), property.getValue().textValue());
            }
        }
        return texts;
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
