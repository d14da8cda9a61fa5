package io.generalscaler.devcluster.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.devcluster.schema.FieldError;
import io.generalscaler.devcluster.schema.FieldPath;
import io.generalscaler.devcluster.schema.JsonValues;
import io.generalscaler.devcluster.schema.Schema;
import io.generalscaler.devcluster.schema.StructuralSchema;
import io.generalscaler.devcluster.wire.Statuses.Cause;
import java.util.ArrayList;
import java.util.List;

/** Every default must itself be valid, and hold nothing that the schema does not describe. */
final class DefaultCheck {
    private DefaultCheck() {}

    /** What is wrong with the defaults of a schema that is structural. */
    static List<Cause> of(Schema root, FieldPath path) {
        List<FieldError> errors = new ArrayList<>();
        node(root, path, errors);
        return errors.stream()
                .map(error -> new Cause(error.path(), error.kind().reason(), error.body()))
                .toList();
    }

    private static void node(Schema schema, FieldPath path, List<FieldError> errors) {
        JsonNode given = schema.defaultValue();
        if (given != null) {
            FieldPath place = path.child("default");
            if (!JsonValues.same(StructuralSchema.pruned(schema, given), given)) {
                errors.add(FieldError.invalid(place, given, "must not have unknown fields"));
            }
            errors.addAll(StructuralSchema.validateDefault(schema, given, place));
        }
        schema.properties()
                .forEach((name, property) ->
                        node(property, path.child("properties").key(name), errors));
        Schema additional = schema.additional();
        if (additional != null) {
            node(additional, path.child("additionalProperties"), errors);
        }
        Schema items = schema.items();
        if (items != null) {
            node(items, path.child("items"), errors);
        }
    }
}
