package io.generalscaler.devcluster.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One rule of a schema node, prepared once and run on many values. */
@FunctionalInterface
interface ValueCheck {
    /** Adds what is wrong with the value; adds nothing where the rule does not speak of values of its type. */
    void run(JsonNode value, FieldPath path, List<FieldError> errors);
}
