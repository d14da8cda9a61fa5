package io.generalscaler.devcluster.schema.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.devcluster.schema.FieldError;
import io.generalscaler.devcluster.schema.FieldPath;
import io.generalscaler.devcluster.schema.JsonValues;
import io.generalscaler.devcluster.schema.Schema;
import io.generalscaler.devcluster.schema.StructuralSchema;
import java.util.List;

/** Every default must itself be valid, and hold nothing that the schema does not describe. */
final class DefaultCheck {
    private DefaultCheck() {}

    static void of(Schema schema, FieldPath path, List<FieldError> errors) {
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
                        of(property, path.child("properties").key(name), errors));
        Schema additional = schema.additional();
        if (additional != null) {
            of(additional, path.child("additionalProperties"), errors);
        }
        Schema items = schema.items();
        if (items != null) {
            of(items, path.child("items"), errors);
        }
    }
}
