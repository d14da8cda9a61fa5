package io.generalscaler.devcluster.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** What a client is told whose object is refused. */
public final class Refusals {
    private Refusals() {}

    /**
     * The {@code Status} of an invalid object: code 422, with one cause for each error.
     *
     * @param group the API group; empty for the core group
     * @param errors at least one
     */
    public static ObjectNode invalid(String group, String kind, String name, List<FieldError> errors) {
        String qualified = group.isEmpty() ? kind : kind + "." + group;
        List<String> lines =
                errors.stream().map(FieldError::toString).distinct().toList();
        String faults =
                lines.size() == 1 ? lines.getFirst() : lines.stream().collect(Collectors.joining(", ", "[", "]"));
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure");
        status.put("message", qualified + " " + GoText.quote(name) + " is invalid: " + faults);
        status.put("reason", "Invalid");
        ObjectNode details = status.putObject("details");
        details.put("name", name).put("group", group).put("kind", kind);
        ArrayNode causes = details.putArray("causes");
        errors.forEach(error -> causes.addObject()
                .put("reason", error.kind().reason())
                .put("message", error.body())
                .put("field", error.path()));
        return status.put("code", 422);
    }

    /**
     * The message for {@code fieldValidation=Strict}.
     *
     * @param unknown the paths that {@link StructuralSchema#prune} gave back
     */
    public static String strictDecoding(List<String> unknown) {
        return "strict decoding error: "
                + unknown.stream()
                        .map(path -> "unknown field " + GoText.quote(path))
                        .collect(Collectors.joining(", "));
    }
}
