package io.generalscaler.devcluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.schema.JsonValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The places in which two objects differ; no place is in more than one of the sets. */
record Comparison(FieldSet added, FieldSet modified, FieldSet removed) {
    private static final Comparison SAME = new Comparison(FieldSet.EMPTY, FieldSet.EMPTY, FieldSet.EMPTY);

    static Comparison of(ObjectNode before, ObjectNode after, Shape shape) {
        return compare(before, after, shape);
    }

    private static Comparison compare(@Nullable JsonNode before, @Nullable JsonNode after, Shape shape) {
        if (isMap(before, shape) && isMap(after, shape) && !(isBare(before) && isBare(after))) {
            return whole(fields((ObjectNode) before, (ObjectNode) after, shape), before, after);
        }
        if (isList(before, shape) && isList(after, shape) && !(isBare(before) && isBare(after))) {
            return whole(items((ArrayNode) before, (ArrayNode) after, shape), before, after);
        }
        if (before == null) {
            return new Comparison(FieldSet.SELF, FieldSet.EMPTY, FieldSet.EMPTY);
        }
        if (after == null) {
            return new Comparison(FieldSet.EMPTY, FieldSet.EMPTY, FieldSet.SELF);
        }
        return JsonValues.same(before, after) ? SAME : new Comparison(FieldSet.EMPTY, FieldSet.SELF, FieldSet.EMPTY);
    }

    /** An object or list that comes or goes is itself a change, beside what it holds. */
    private static Comparison whole(Comparison inner, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before == null) {
            return new Comparison(inner.added.withSelf(), inner.modified, inner.removed);
        }
        return after == null ? new Comparison(inner.added, inner.modified, inner.removed.withSelf()) : inner;
    }

    private static Comparison fields(@Nullable ObjectNode before, @Nullable ObjectNode after, Shape shape) {
        Set<String> names = new LinkedHashSet<>();
        if (before != null) {
            before.fieldNames().forEachRemaining(names::add);
        }
        if (after != null) {
            after.fieldNames().forEachRemaining(names::add);
        }
        Map<String, Comparison> result = new HashMap<>();
        for (String name : names) {
            JsonNode old = before == null ? null : before.get(name);
            JsonNode now = after == null ? null : after.get(name);
            result.put(PathElement.ofField(name), compare(old, now, shape.field(name)));
        }
        return of(result);
    }

    private static Comparison items(@Nullable ArrayNode before, @Nullable ArrayNode after, Shape shape) {
        Map<String, List<JsonNode>> old = byElement(before, shape);
        Map<String, List<JsonNode>> now = byElement(after, shape);
        Set<String> elements = new LinkedHashSet<>(old.keySet());
        elements.addAll(now.keySet());
        Map<String, Comparison> result = new HashMap<>();
        for (String element : elements) {
            List<JsonNode> was = old.getOrDefault(element, List.of());
            List<JsonNode> is = now.getOrDefault(element, List.of());
            Comparison inner;
            if (was.size() <= 1 && is.size() <= 1) {
                inner = compare(first(was), first(is), shape.item());
            } else {
                // Items that share a name are one value.
                boolean same = was.size() == is.size();
                for (int i = 0; same && i < was.size(); i++) {
                    same = JsonValues.same(was.get(i), is.get(i));
                }
                inner = same ? SAME : new Comparison(FieldSet.EMPTY, FieldSet.SELF, FieldSet.EMPTY);
            }
            result.put(element, inner);
        }
        return of(result);
    }

    private static @Nullable JsonNode first(List<JsonNode> items) {
        return items.isEmpty() ? null : items.getFirst();
    }

    private static Map<String, List<JsonNode>> byElement(@Nullable ArrayNode list, Shape shape) {
        Map<String, List<JsonNode>> items = new LinkedHashMap<>();
        if (list != null) {
            for (JsonNode item : list) {
                items.computeIfAbsent(PathElement.ofItem(item, shape), element -> new ArrayList<>())
                        .add(item);
            }
        }
        return items;
    }

    private static Comparison of(Map<String, Comparison> below) {
        return new Comparison(
                part(below, Comparison::added), part(below, Comparison::modified), part(below, Comparison::removed));
    }

    private static FieldSet part(Map<String, Comparison> below, Function<Comparison, FieldSet> part) {
        Map<String, FieldSet> children = new HashMap<>();
        below.forEach((element, inner) -> children.put(element, part.apply(inner)));
        return FieldSet.of(children);
    }

    private static boolean isMap(@Nullable JsonNode value, Shape shape) {
        return value == null || (value.isObject() && !shape.atomic());
    }

    private static boolean isList(@Nullable JsonNode value, Shape shape) {
        return value == null || (value.isArray() && shape.listKind() != Shape.ListKind.ATOMIC);
    }

    /** Nothing, or nothing in it. */
    private static boolean isBare(@Nullable JsonNode value) {
        return value == null || value.isEmpty();
    }
}
