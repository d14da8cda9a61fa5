package io.generalscaler.devcluster.patch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.schema.GoText;

/** The annotation in which kubectl's client-side apply remembers its last configuration. */
final class LastApplied {
    private static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";
    private static final JsonMapper MAPPER = new JsonMapper();

    private LastApplied() {}

    /** The places that the live object still has as they were applied last; empty where there is no annotation. */
    static FieldSet unchanged(ObjectNode live, Writer writer, Shape shape) {
        String written =
                live.path("metadata").path("annotations").path(ANNOTATION).asText("");
        if (written.isEmpty()) {
            return FieldSet.EMPTY;
        }
        try {
            JsonNode last = MAPPER.readTree(written);
            if (!(last instanceof ObjectNode applied)
                    || !applied.path("apiVersion").asText("").equals(writer.apiVersion())) {
                return FieldSet.EMPTY;
            }
            Comparison since = Comparison.of(applied, FieldOwnership.withoutBooks(live), shape);
            return Owned.of(applied, shape)
                    .minus(since.modified())
                    .minus(since.added())
                    .minus(since.removed());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return FieldSet.EMPTY;
        }
    }

    /** Keeps the annotation, where there is one, in step with a server-side apply by kubectl; changes {@code object}. */
    static void renew(ObjectNode object, ObjectNode applied) {
        if (!(object.path("metadata").get("annotations") instanceof ObjectNode annotations)
                || annotations.path(ANNOTATION).asText("").isEmpty()) {
            return;
        }
        ObjectNode configuration = applied.deepCopy();
        if (configuration.path("metadata").get("annotations") instanceof ObjectNode own) {
            own.remove(ANNOTATION);
        }
        annotations.put(ANNOTATION, GoText.json(configuration) + "\n");
    }
}
