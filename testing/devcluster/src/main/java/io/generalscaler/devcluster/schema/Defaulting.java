package io.generalscaler.devcluster.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills in defaults, and takes out nulls where null is no value. */
final class Defaulting {
    private Defaulting() {}

    /** Sets, in place and from the outside in, each field that is missing, or null where null is no value. */
    static void apply(JsonNode value, @Nullable Schema schema) {
        if (schema == null) {
            return;
        }
        if (value instanceof ObjectNode object) {
            schema.properties().forEach((name, property) -> {
                JsonNode given = property.defaultValue();
                if (given != null && (!object.has(name) || needsValue(object.get(name), property))) {
                    object.set(name, given.deepCopy());
                }
            });
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                Schema child = schema.child(field.getKey());
                JsonNode given = child == null ? null : child.defaultValue();
                if (child != null && given != null && needsValue(field.getValue(), child)) {
                    field.setValue(given.deepCopy());
                }
                apply(field.getValue(), child);
            }
        } else if (value instanceof ArrayNode list) {
            Schema items = schema.items();
            JsonNode given = items == null ? null : items.defaultValue();
            for (int i = 0; i < list.size(); i++) {
                if (items != null && given != null && needsValue(list.get(i), items)) {
                    list.set(i, given.deepCopy());
                }
                apply(list.get(i), items);
            }
        }
    }

    /** Removes, in place, each null whose schema has neither {@code nullable} nor a default. */
    static void dropNulls(JsonNode value, @Nullable Schema schema) {
        if (value instanceof ObjectNode object) {
            List<String> gone = new ArrayList<>();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                Schema child = schema == null ? null : schema.child(field.getKey());
                if (child != null && needsValue(field.getValue(), child) && child.defaultValue() == null) {
                    gone.add(field.getKey());
                } else {
                    dropNulls(field.getValue(), child);
                }
            }
            object.remove(gone);
        } else if (value instanceof ArrayNode list) {
            list.forEach(item -> dropNulls(item, schema == null ? null : schema.items()));
        }
    }

    private static boolean needsValue(@Nullable JsonNode value, Schema schema) {
        return value != null && value.isNull() && !schema.nullable();
    }
}
