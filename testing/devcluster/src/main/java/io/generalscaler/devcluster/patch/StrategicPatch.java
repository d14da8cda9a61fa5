package io.generalscaler.devcluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Strategic merge patch: a merge patch that knows, for built-in types, which lists merge item by item.
 *
 * <p>Directives inside a patch: {@code $patch: delete | replace | merge}, {@code $retainKeys},
 * {@code $setElementOrder/<list>}, {@code $deleteFromPrimitiveList/<list>}.
 */
public final class StrategicPatch {
    static final String DIRECTIVE = "$patch";
    static final String RETAIN = "$retainKeys";
    static final String ORDER = "$setElementOrder/";
    static final String DELETE_VALUES = "$deleteFromPrimitiveList/";

    private StrategicPatch() {}

    /**
     * The patched object.
     *
     * @throws PatchRefusal if the patch is not an object, or a directive in it is malformed
     */
    public static ObjectNode apply(ObjectNode target, JsonNode patch, Shape shape) {
        if (!(patch instanceof ObjectNode changes)) {
            throw PatchRefusal.malformed("json: cannot unmarshal the patch into an object");
        }
        return merge(target.deepCopy(), changes, shape);
    }

    static ObjectNode merge(ObjectNode target, ObjectNode patch, Shape shape) {
        JsonNode directive = patch.path(DIRECTIVE);
        if (!directive.isMissingNode()) {
            switch (directive.asText()) {
                case "replace" -> {
                    ObjectNode whole = patch.deepCopy();
                    whole.remove(DIRECTIVE);
                    return whole;
                }
                case "delete" -> {
                    return JsonNodeFactory.instance.objectNode();
                }
                case "merge" -> {}
                default -> throw PatchRefusal.malformed("Unknown patch type found: " + directive.asText());
            }
        }
        retain(target, patch.get(RETAIN));
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            String name = change.getKey();
            if (name.startsWith(DELETE_VALUES)) {
                deleteValues(target, name.substring(DELETE_VALUES.length()), change.getValue());
            }
        }
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            if (!change.getKey().startsWith("$")) {
                set(target, change.getKey(), change.getValue(), shape.field(change.getKey()));
            }
        }
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            String name = change.getKey();
            if (name.startsWith(ORDER)) {
                String list = name.substring(ORDER.length());
                if (target.get(list) instanceof ArrayNode items) {
                    target.set(list, ListOrder.arrange(items, array(change), patch.get(list), shape.field(list)));
                }
            }
        }
        return target;
    }

    private static void set(ObjectNode target, String name, JsonNode value, Shape shape) {
        JsonNode old = target.get(name);
        if (value.isNull()) {
            target.remove(name);
        } else if (value instanceof ObjectNode object) {
            ObjectNode base = old instanceof ObjectNode present ? present : JsonNodeFactory.instance.objectNode();
            target.set(name, merge(base, object, shape));
        } else if (value instanceof ArrayNode items) {
            target.set(name, mergeList(old instanceof ArrayNode present ? present : null, items, shape));
        } else {
            target.set(name, value.deepCopy());
        }
        if (value instanceof ObjectNode object
                && object.path(DIRECTIVE).asText().equals("delete")) {
            target.remove(name);
        }
    }

    private static ArrayNode mergeList(@Nullable ArrayNode old, ArrayNode patch, Shape shape) {
        String key = shape.mergeKey();
        ArrayNode result = old == null ? JsonNodeFactory.instance.arrayNode() : old;
        if (key != null) {
            return mergeItems(result, patch, shape.item(), key);
        }
        if (shape.mergesValues()) {
            for (JsonNode value : patch) {
                if (indexOf(result, value) < 0) {
                    result.add(value.deepCopy());
                }
            }
            return result;
        }
        ArrayNode whole = JsonNodeFactory.instance.arrayNode();
        patch.forEach(item -> whole.add(item.deepCopy()));
        return whole;
    }

    private static ArrayNode mergeItems(ArrayNode target, ArrayNode patch, Shape item, String key) {
        for (JsonNode change : patch) {
            if (change.path(DIRECTIVE).asText().equals("replace")) {
                target.removeAll();
            }
        }
        for (JsonNode change : patch) {
            if (!(change instanceof ObjectNode object)) {
                throw PatchRefusal.malformed("expected an object with the field \"" + key + "\", got " + change);
            }
            String directive = object.path(DIRECTIVE).asText();
            if (directive.equals("replace") && !object.has(key)) {
                continue;
            }
            if (!object.has(key)) {
                throw PatchRefusal.malformed("map: " + object + " does not contain declared merge key: " + key);
            }
            mergeItem(target, object, item, key);
        }
        return target;
    }

    private static void mergeItem(ArrayNode target, ObjectNode change, Shape item, String key) {
        boolean delete = change.path(DIRECTIVE).asText().equals("delete");
        boolean found = false;
        for (int i = target.size() - 1; i >= 0; i--) {
            if (!(target.get(i) instanceof ObjectNode present) || !ListOrder.same(present.get(key), change.get(key))) {
                continue;
            }
            if (delete) {
                target.remove(i);
            } else if (!found) {
                target.set(i, merge(present, change, item));
            }
            found = true;
        }
        if (!found && !delete) {
            target.add(merge(JsonNodeFactory.instance.objectNode(), change, item));
        }
    }

    private static void deleteValues(ObjectNode target, String list, JsonNode values) {
        if (target.get(list) instanceof ArrayNode present) {
            for (JsonNode value : values) {
                for (int at = indexOf(present, value); at >= 0; at = indexOf(present, value)) {
                    present.remove(at);
                }
            }
        }
    }

    private static void retain(ObjectNode target, @Nullable JsonNode keys) {
        if (keys == null) {
            return;
        }
        Set<String> kept = new HashSet<>();
        keys.forEach(key -> kept.add(key.asText()));
        target.retain(kept);
    }

    private static ArrayNode array(Map.Entry<String, JsonNode> entry) {
        if (entry.getValue() instanceof ArrayNode array) {
            return array;
        }
        throw PatchRefusal.malformed(entry.getKey() + " must be a list");
    }

    private static int indexOf(ArrayNode values, JsonNode value) {
        for (int i = 0; i < values.size(); i++) {
            if (ListOrder.same(values.get(i), value)) {
                return i;
            }
        }
        return -1;
    }
}
