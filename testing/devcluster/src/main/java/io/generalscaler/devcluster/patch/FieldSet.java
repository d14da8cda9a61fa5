package io.generalscaler.devcluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * An immutable set of places in an object, as {@code metadata.managedFields} writes it (FieldsV1).
 *
 * <p>A place is a list of {@link PathElement path elements} in their written form; the set is a tree of them, in which each
 * node says whether the place itself is a member.
 */
final class FieldSet {
    static final FieldSet EMPTY = new FieldSet(false, new TreeMap<>());
    static final FieldSet SELF = new FieldSet(true, new TreeMap<>());

    /** In FieldsV1, the place itself, beside places below it. */
    private static final String DOT = ".";

    private final boolean member;
    private final SortedMap<String, FieldSet> children;

    private FieldSet(boolean member, SortedMap<String, FieldSet> children) {
        this.member = member;
        this.children = children;
    }

    /** The set of what lies below each element; empty sets are left out. */
    static FieldSet of(Map<String, FieldSet> children) {
        SortedMap<String, FieldSet> kept = new TreeMap<>(children);
        kept.values().removeIf(FieldSet::isEmpty);
        return new FieldSet(false, kept);
    }

    /** Reads FieldsV1; unknown sorts of path element are dropped. */
    static FieldSet read(JsonNode fields) {
        FieldSet read = node(fields);
        return fields.isEmpty() ? EMPTY : read;
    }

    private static FieldSet node(JsonNode fields) {
        if (fields.isEmpty()) {
            return SELF;
        }
        SortedMap<String, FieldSet> children = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : fields.properties()) {
            String element = PathElement.normal(entry.getKey());
            if (!element.isEmpty()) {
                children.put(element, node(entry.getValue()));
            }
        }
        return new FieldSet(fields.has(DOT), children);
    }

    /** FieldsV1. */
    ObjectNode write() {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        if (member && !children.isEmpty()) {
            fields.putObject(DOT);
        }
        children.forEach((element, child) -> fields.set(element, child.write()));
        return fields;
    }

    boolean isEmpty() {
        return !member && children.isEmpty();
    }

    /** Whether the place itself, at which this part of the set starts, is a member. */
    boolean hasSelf() {
        return member;
    }

    Map<String, FieldSet> children() {
        return children;
    }

    /** The part below a path element; empty where there is none. */
    FieldSet below(String element) {
        return children.getOrDefault(element, EMPTY);
    }

    FieldSet withSelf() {
        return new FieldSet(true, children);
    }

    /** The set with what lies below one element replaced; an empty set removes the element. */
    FieldSet with(String element, FieldSet child) {
        SortedMap<String, FieldSet> changed = new TreeMap<>(children);
        if (child.isEmpty()) {
            changed.remove(element);
        } else {
            changed.put(element, child);
        }
        return new FieldSet(member, changed);
    }

    FieldSet union(FieldSet other) {
        return combine(other, member || other.member, FieldSet::union);
    }

    /** Without the members of the other set; places below a member of the other set stay. */
    FieldSet minus(FieldSet other) {
        return combine(other, member && !other.member, FieldSet::minus);
    }

    FieldSet intersect(FieldSet other) {
        return combine(other, member && other.member, FieldSet::intersect);
    }

    private FieldSet combine(FieldSet other, boolean self, BinaryOperator<FieldSet> each) {
        SortedMap<String, FieldSet> result = new TreeMap<>();
        SortedMap<String, FieldSet> elements = new TreeMap<>(children);
        elements.putAll(other.children);
        for (String element : elements.keySet()) {
            FieldSet child = each.apply(below(element), other.below(element));
            if (!child.isEmpty()) {
                result.put(element, child);
            }
        }
        return new FieldSet(self, result);
    }

    /** Every named field on the way to a member made a member too, but not the free keys of maps. */
    FieldSet withNamedFields(Shape shape) {
        SortedMap<String, FieldSet> result = new TreeMap<>();
        children.forEach((element, child) -> {
            FieldSet inner = child.withNamedFields(PathElement.shape(element, shape));
            boolean named = PathElement.isField(element) && shape.describes(PathElement.field(element));
            result.put(element, named ? inner.withSelf() : inner);
        });
        return new FieldSet(member, result);
    }

    /** All members as paths, in order. */
    List<List<String>> paths() {
        List<List<String>> paths = new ArrayList<>();
        collect(List.of(), paths);
        return paths;
    }

    private void collect(List<String> path, List<List<String>> paths) {
        if (member) {
            paths.add(path);
        }
        children.forEach((element, child) -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(element);
            child.collect(longer, paths);
        });
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldSet set && member == set.member && children.equals(set.children);
    }

    @Override
    public int hashCode() {
        return 31 * children.hashCode() + Boolean.hashCode(member);
    }

    @Override
    public String toString() {
        return write().toString();
    }
}
