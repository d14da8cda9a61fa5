package io.generalscaler.api.claim;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;

/** An object as far as claims are read from it, whatever holds it. */
public interface ObjectView {
    /** The text at a path such as {@code spec, targetRef, name}; empty where nothing is there, or something that is not a text. */
    String text(String... path);

    /** {@code metadata.ownerReferences}, in their order. */
    List<Owner> owners();

    /**
     * One owner of an object, as the object's reference has it; a text that is not there is empty.
     *
     * @param controls whether it is the one that keeps the object as it is
     */
    record Owner(String apiVersion, String kind, String name, String uid, boolean controls) {}

    /** An object as its JSON. */
    static ObjectView of(JsonNode object) {
        return new JsonView(object);
    }

    /** An object without a class of its own. */
    static ObjectView of(GenericKubernetesResource object) {
        return new ResourceView(object.getMetadata(), object.getAdditionalProperties());
    }

    /** An object of which nothing but the metadata is to be read. */
    static ObjectView of(ObjectMeta metadata) {
        return new ResourceView(metadata, Map.of());
    }
}
