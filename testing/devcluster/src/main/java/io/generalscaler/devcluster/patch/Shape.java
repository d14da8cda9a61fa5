package io.generalscaler.devcluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a patch has to know of a type: which lists are merged item by item, and which values are owned as a whole.
 *
 * <p>A shape is the view of one place in an object. Asking for a place that the type does not describe gives
 * {@link #UNTYPED}, whose objects are merged field by field and whose lists are owned as a whole.
 */
public interface Shape {
    /** A place that no type describes. */
    Shape UNTYPED = new Shape() {};

    /** A place in a built-in type about which there is nothing special to say. */
    Shape PLAIN = new Shape() {
        @Override
        public Shape field(String name) {
            return PLAIN;
        }

        @Override
        public Shape item() {
            return PLAIN;
        }

        @Override
        public boolean describes(String name) {
            return true;
        }
    };

    /** How the items of a list belong together. */
    enum ListKind {
        /** The list is one value. */
        ATOMIC,
        /** Each item is a value of its own; an item occurs once. */
        SET,
        /** Items are objects that their {@link Shape#keys()} name. */
        MAP
    }

    /** The shape of a field of this object. */
    default Shape field(String name) {
        return UNTYPED;
    }

    /** The shape of this list's items. */
    default Shape item() {
        return UNTYPED;
    }

    /** How server-side apply owns this list. */
    default ListKind listKind() {
        return ListKind.ATOMIC;
    }

    /** The fields that name an item; empty unless the list is a {@link ListKind#MAP}. */
    default List<String> keys() {
        return List.of();
    }

    /** What a key field counts as where an item leaves it out. */
    default @Nullable JsonNode keyDefault(String key) {
        return null;
    }

    /** Whether server-side apply owns this object as one value. */
    default boolean atomic() {
        return false;
    }

    /** Whether the type names this field, as against a map's free key. */
    default boolean describes(String name) {
        return false;
    }

    /** Whether an object here may only hold fields that the type {@link #describes}. */
    default boolean closed() {
        return false;
    }

    /** The field by which strategic merge matches this list's items; null where it replaces the list. */
    default @Nullable String mergeKey() {
        return null;
    }

    /** Whether strategic merge unites this list of plain values instead of replacing it. */
    default boolean mergesValues() {
        return false;
    }
}
