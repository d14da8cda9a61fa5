package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.select.FieldSelector;
import io.generalscaler.devcluster.select.LabelSelector;

/** Which objects of a collection a list, watch or collection delete is about. */
public record Selection(String collection, String namespace, String name, LabelSelector labels, FieldSelector fields) {

    /** Reads {@code ?labelSelector=} and {@code ?fieldSelector=}. */
    static Selection of(ApiRequest request) {
        String collection = request.type().collection();
        return new Selection(
                collection,
                request.namespace(),
                request.target().name(),
                LabelSelector.parse(request.query().get("labelSelector")),
                FieldSelector.parse(request.query().get("fieldSelector"), collection));
    }

    /** Whether a stored object is meant. */
    public boolean includes(ObjectNode stored) {
        boolean there = namespace.isEmpty()
                || namespace.equals(stored.path("metadata").path("namespace").asText());
        boolean named = name.isEmpty() || name.equals(Metadata.name(stored));
        return there && named && labels.matches(stored) && fields.matches(stored);
    }
}
