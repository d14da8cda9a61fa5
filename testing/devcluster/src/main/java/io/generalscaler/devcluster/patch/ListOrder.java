package io.generalscaler.devcluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.generalscaler.devcluster.schema.JsonValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of a merged list after {@code $setElementOrder}: items that the order names stand in that order; an item that
 * only the server has keeps its place behind the item that it followed.
 */
final class ListOrder {
    private ListOrder() {}

    static ArrayNode arrange(ArrayNode items, ArrayNode order, @Nullable JsonNode patch, Shape shape) {
        String key = shape.mergeKey();
        if (patch instanceof ArrayNode changes && key != null) {
            for (JsonNode change : changes) {
                boolean deletes = change.path(StrategicPatch.DIRECTIVE).asText().equals("delete");
                if (!deletes && rank(order, change, key) < 0) {
                    throw PatchRefusal.malformed(
                            "order in patch list doesn't match the $setElementOrder list: missing " + change.path(key));
                }
            }
        }
        List<JsonNode> ordered = new ArrayList<>();
        for (JsonNode place : order) {
            for (JsonNode item : items) {
                if (matches(item, place, key)) {
                    ordered.add(item);
                    break;
                }
            }
        }
        int insert = 0;
        for (JsonNode item : items) {
            if (rank(order, item, key) < 0) {
                ordered.add(insert++, item);
            } else {
                insert = Math.max(insert, ordered.indexOf(item) + 1);
            }
        }
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        ordered.forEach(result::add);
        return result;
    }

    static boolean same(@Nullable JsonNode a, @Nullable JsonNode b) {
        return a != null && b != null && JsonValues.same(a, b);
    }

    private static int rank(ArrayNode order, JsonNode item, @Nullable String key) {
        for (int i = 0; i < order.size(); i++) {
            if (matches(item, order.get(i), key)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(JsonNode item, JsonNode place, @Nullable String key) {
        return key == null ? same(item, place) : same(item.get(key), place.get(key));
    }
}
