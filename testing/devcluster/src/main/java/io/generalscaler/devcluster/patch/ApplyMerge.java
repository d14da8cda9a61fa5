package io.generalscaler.devcluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts an applied configuration over the live object, and takes owned places out again. */
final class ApplyMerge {
    private ApplyMerge() {}

    /** The live value with the applied one over it; neither is changed. */
    static JsonNode merge(@Nullable JsonNode live, JsonNode applied, Shape shape) {
        if (live instanceof ObjectNode below && applied instanceof ObjectNode above && !shape.atomic()) {
            ObjectNode result = below.deepCopy();
            for (Map.Entry<String, JsonNode> field : above.properties()) {
                String name = field.getKey();
                result.set(name, merge(below.get(name), field.getValue(), shape.field(name)));
            }
            return result;
        }
        boolean byItem = shape.listKind() != Shape.ListKind.ATOMIC;
        if (live instanceof ArrayNode below && applied instanceof ArrayNode above && byItem) {
            return mergeList(below, above, shape);
        }
        return applied.deepCopy();
    }

    /** Applied items in their order; items that only the live list has keep their place among those that both have. */
    private static ArrayNode mergeList(ArrayNode live, ArrayNode applied, Shape shape) {
        List<String> liveNames = names(live, shape);
        List<String> appliedNames = names(applied, shape);
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < live.size(); i++) {
            places.putIfAbsent(liveNames.get(i), i);
        }
        List<String> nextShared = nextShared(appliedNames, places);
        Set<String> named = new HashSet<>(appliedNames);
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        int next = 0;
        for (int i = 0; i < applied.size(); i++) {
            for (; next < live.size() && !liveNames.get(next).equals(nextShared.get(i)); next++) {
                if (!named.contains(liveNames.get(next))) {
                    result.add(live.get(next).deepCopy());
                }
            }
            Integer counterpart = places.get(appliedNames.get(i));
            if (counterpart != null) {
                next = Math.max(next, counterpart + 1);
            }
            JsonNode below = counterpart == null ? null : live.get(counterpart);
            result.add(merge(below, applied.get(i), shape.item()));
        }
        for (; next < live.size(); next++) {
            if (!named.contains(liveNames.get(next))) {
                result.add(live.get(next).deepCopy());
            }
        }
        return result;
    }

    /** For each applied item, it or the first after it that the live list has too; empty where there is none. */
    private static List<String> nextShared(List<String> appliedNames, Map<String, Integer> places) {
        List<String> shared = new ArrayList<>(appliedNames);
        String next = "";
        for (int i = appliedNames.size() - 1; i >= 0; i--) {
            next = places.containsKey(appliedNames.get(i)) ? appliedNames.get(i) : next;
            shared.set(i, next);
        }
        return shared;
    }

    private static List<String> names(ArrayNode list, Shape shape) {
        List<String> names = new ArrayList<>();
        list.forEach(item -> names.add(PathElement.ofItem(item, shape)));
        return names;
    }

    /** The object without the members of the set, and without the objects and lists that this empties. */
    static ObjectNode remove(ObjectNode object, FieldSet set, Shape shape) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = field.getKey();
            JsonNode kept = removeFrom(field.getValue(), set.below(PathElement.ofField(name)), shape.field(name));
            if (kept != null) {
                result.set(name, kept);
            }
        }
        return result;
    }

    private static @Nullable JsonNode removeFrom(JsonNode value, FieldSet set, Shape shape) {
        if (set.hasSelf()) {
            return null;
        }
        if (set.isEmpty()) {
            return value.deepCopy();
        }
        if (value instanceof ObjectNode object && !shape.atomic()) {
            ObjectNode kept = remove(object, set, shape);
            return kept.isEmpty() ? null : kept;
        }
        if (value instanceof ArrayNode list && shape.listKind() != Shape.ListKind.ATOMIC) {
            ArrayNode kept = JsonNodeFactory.instance.arrayNode();
            for (JsonNode item : list) {
                JsonNode rest = removeFrom(item, set.below(PathElement.ofItem(item, shape)), shape.item());
                if (rest != null) {
                    kept.add(rest);
                }
            }
            return kept.isEmpty() ? null : kept;
        }
        return value.deepCopy();
    }
}
