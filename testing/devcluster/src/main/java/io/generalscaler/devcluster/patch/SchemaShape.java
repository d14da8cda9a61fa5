package io.generalscaler.devcluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.devcluster.schema.Schema;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a custom resource, from its schema.
 *
 * @param metadata the shape of the metadata of an object that starts here; null where none starts here
 */
record SchemaShape(Schema schema, @Nullable Shape metadata) implements Shape {
    private static final Set<String> TYPE_FIELDS = Set.of("apiVersion", "kind", "metadata");

    @Override
    public Shape field(String name) {
        if (name.equals("metadata") && metadata != null) {
            return metadata;
        }
        Schema child = schema.child(name);
        return child == null ? UNTYPED : new SchemaShape(child, null);
    }

    @Override
    public Shape item() {
        Schema items = schema.items();
        return items == null ? UNTYPED : new SchemaShape(items, null);
    }

    @Override
    public ListKind listKind() {
        return switch (schema.listType()) {
            case "map" -> ListKind.MAP;
            case "set" -> ListKind.SET;
            default -> ListKind.ATOMIC;
        };
    }

    @Override
    public List<String> keys() {
        return schema.listMapKeys();
    }

    @Override
    public @Nullable JsonNode keyDefault(String key) {
        Schema items = schema.items();
        Schema field = items == null ? null : items.properties().get(key);
        return field == null ? null : field.defaultValue();
    }

    @Override
    public boolean atomic() {
        return schema.atomicMap();
    }

    @Override
    public boolean describes(String name) {
        return schema.properties().containsKey(name) || (holdsObject() && TYPE_FIELDS.contains(name));
    }

    @Override
    public boolean closed() {
        return !schema.preservesUnknown() && !schema.takesAdditional() && !schema.intOrString();
    }

    private boolean holdsObject() {
        return metadata != null || schema.embedded();
    }
}
