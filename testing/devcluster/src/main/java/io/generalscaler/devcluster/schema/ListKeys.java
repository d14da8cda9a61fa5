package io.generalscaler.devcluster.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists whose items are named: no two items may have the same name, and an item keeps its name over an update. */
final class ListKeys {
    private ListKeys() {}

    /** The item of the old list that has the same key, where the list is a map; else null. */
    static @Nullable JsonNode counterpart(Schema schema, JsonNode item, @Nullable JsonNode oldList) {
        if (!(oldList instanceof ArrayNode items) || !schema.listType().equals("map")) {
            return null;
        }
        ObjectNode key = key(schema, item);
        for (JsonNode old : items) {
            if (JsonValues.same(key(schema, old), key)) {
                return old;
            }
        }
        return null;
    }

    /** Adds one error for each second occurrence of an item in the sets and maps of the object. */
    static void duplicates(Schema schema, JsonNode value, FieldPath path, List<FieldError> errors) {
        if (value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                Schema described = schema.properties().get(field.getKey());
                Schema additional = schema.additional();
                if (described != null) {
                    duplicates(described, field.getValue(), path.child(field.getKey()), errors);
                } else if (additional != null) {
                    duplicates(additional, field.getValue(), path.key(field.getKey()), errors);
                }
            }
        } else if (value instanceof ArrayNode list) {
            switch (schema.listType()) {
                case "set" -> repeated(list, identity(list), path, errors);
                case "map" -> mapDuplicates(schema, list, path, errors);
                default -> {}
            }
            Schema items = schema.items();
            if (items != null) {
                for (int i = 0; i < list.size(); i++) {
                    duplicates(items, list.get(i), path.index(i), errors);
                }
            }
        }
    }

    private static void mapDuplicates(Schema schema, ArrayNode list, FieldPath path, List<FieldError> errors) {
        List<JsonNode> keys = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode item = list.get(i);
            if (!item.isObject() && !item.isNull()) {
                String detail = "must be an object for an array of list-type map";
                errors.add(FieldError.invalid(path.index(i), item, detail));
                return;
            }
            keys.add(key(schema, item));
        }
        repeated(list, keys, path, errors);
    }

    private static List<JsonNode> identity(ArrayNode list) {
        List<JsonNode> values = new ArrayList<>();
        list.forEach(values::add);
        return values;
    }

    private static void repeated(ArrayNode list, List<JsonNode> keys, FieldPath path, List<FieldError> errors) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            if (seen.merge(GoText.json(keys.get(i)), 1, Integer::sum) == 2) {
                errors.add(FieldError.duplicate(path.index(i), keys.get(i)));
            }
        }
    }

    private static ObjectNode key(Schema schema, JsonNode item) {
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        for (String name : schema.listMapKeys()) {
            if (item.has(name)) {
                key.set(name, item.get(name));
            }
        }
        return key;
    }
}
