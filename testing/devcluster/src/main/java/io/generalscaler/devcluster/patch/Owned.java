package io.generalscaler.devcluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The places that a value fills and that a manager can own: its leaves, and the items of lists that merge by item. */
final class Owned {
    private Owned() {}

    /**
     * All places of an object.
     *
     * @throws IllegalArgumentException if a list's item cannot be named
     */
    static FieldSet of(JsonNode value, Shape shape) {
        if (value instanceof ObjectNode object && !shape.atomic()) {
            return fields(object, shape);
        }
        if (value instanceof ArrayNode list && shape.listKind() != Shape.ListKind.ATOMIC) {
            return items(list, shape);
        }
        return FieldSet.SELF;
    }

    private static FieldSet fields(ObjectNode object, Shape shape) {
        Map<String, FieldSet> set = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            FieldSet inner = of(value, shape.field(name));
            boolean leaf = value.isNull() || (value.isObject() && value.isEmpty());
            set.put(PathElement.ofField(name), leaf || !shape.describes(name) ? inner.withSelf() : inner);
        }
        return FieldSet.of(set);
    }

    private static FieldSet items(ArrayNode list, Shape shape) {
        Map<String, FieldSet> set = new HashMap<>();
        for (JsonNode item : list) {
            String element = PathElement.ofItem(item, shape);
            // An item that occurs twice is owned as a whole: its fields cannot be told apart.
            boolean again = set.containsKey(element);
            set.put(element, again ? FieldSet.SELF : of(item, shape.item()).withSelf());
        }
        return FieldSet.of(set);
    }

    /**
     * What forbids an object as an applied configuration.
     *
     * @return the place and the fault; empty where there is none
     */
    static String fault(JsonNode value, Shape shape, String path) {
        if (value instanceof ObjectNode object && !shape.atomic()) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                String here = path + "." + field.getKey();
                if (shape.closed() && !shape.describes(field.getKey())) {
                    return here + ": field not declared in schema";
                }
                String inner = fault(field.getValue(), shape.field(field.getKey()), here);
                if (!inner.isEmpty()) {
                    return inner;
                }
            }
        } else if (value instanceof ArrayNode list && shape.listKind() != Shape.ListKind.ATOMIC) {
            return listFault(list, shape, path);
        }
        return "";
    }

    private static String listFault(ArrayNode list, Shape shape, String path) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String element;
            try {
                element = PathElement.ofItem(list.get(i), shape);
            } catch (IllegalArgumentException e) {
                return path + ": element " + i + ": " + e.getMessage();
            }
            if (!seen.add(element)) {
                return path + ": duplicate entries for key " + PathElement.display(element);
            }
            String inner = fault(list.get(i), shape.item(), path + PathElement.display(element));
            if (!inner.isEmpty()) {
                return inner;
            }
        }
        return "";
    }
}
