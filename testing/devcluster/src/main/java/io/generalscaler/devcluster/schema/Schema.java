package io.generalscaler.devcluster.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One node of a structural schema, read once.
 *
 * <p>The tree of {@link #properties}, {@link #additional} and {@link #items} tells what an object may hold; what lies in
 * {@link #allOf}, {@link #anyOf}, {@link #oneOf} and {@link #not} only judges values.
 */
public final class Schema {
    /** The deepest nesting that is read. */
    private static final int MAX_DEPTH = 100;

    private final ObjectNode source;
    private final Map<String, Schema> properties = new LinkedHashMap<>();
    private final @Nullable Schema additional;
    private final @Nullable Schema items;
    private final List<Schema> allOf;
    private final List<Schema> anyOf;
    private final List<Schema> oneOf;
    private final @Nullable Schema not;
    private final List<ValueCheck> checks;

    private Schema(ObjectNode source, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("a schema is nested deeper than " + MAX_DEPTH);
        }
        this.source = source;
        for (Map.Entry<String, JsonNode> property : source.path("properties").properties()) {
            if (property.getValue() instanceof ObjectNode schema) {
                properties.put(property.getKey(), new Schema(schema, depth + 1));
            }
        }
        this.additional = child(source.get("additionalProperties"), depth);
        this.items = child(source.get("items"), depth);
        this.not = child(source.get("not"), depth);
        this.allOf = children(source.path("allOf"), depth);
        this.anyOf = children(source.path("anyOf"), depth);
        this.oneOf = children(source.path("oneOf"), depth);
        this.checks = ValueChecks.of(this);
    }

    /**
     * Reads a schema.
     *
     * @throws IllegalArgumentException if it is nested beyond reason
     */
    public static Schema of(ObjectNode source) {
        return new Schema(source, 0);
    }

    private static @Nullable Schema child(@Nullable JsonNode source, int depth) {
        return source instanceof ObjectNode object ? new Schema(object, depth + 1) : null;
    }

    private static List<Schema> children(JsonNode sources, int depth) {
        List<Schema> schemas = new ArrayList<>();
        for (JsonNode source : sources) {
            if (source instanceof ObjectNode object) {
                schemas.add(new Schema(object, depth + 1));
            }
        }
        return List.copyOf(schemas);
    }

    /** The schema as it was written. */
    public ObjectNode source() {
        return source;
    }

    /** The type name; empty where none is given. */
    public String type() {
        return source.path("type").asText("");
    }

    /** The format; empty where none is given. */
    public String format() {
        return source.path("format").asText("");
    }

    /** The described fields, in the order of the schema. */
    public Map<String, Schema> properties() {
        return properties;
    }

    /** The schema of the values of a map, where this is one. */
    public @Nullable Schema additional() {
        return additional;
    }

    /** Whether any further field is welcome, or described by {@link #additional()}. */
    public boolean takesAdditional() {
        return additional != null || source.path("additionalProperties").asBoolean(false);
    }

    /** The schema of a list's items, where this is a list. */
    public @Nullable Schema items() {
        return items;
    }

    /** Schemas that judge the value beside this one. */
    public List<Schema> allOf() {
        return allOf;
    }

    /** Schemas that judge the value beside this one. */
    public List<Schema> anyOf() {
        return anyOf;
    }

    /** Schemas that judge the value beside this one. */
    public List<Schema> oneOf() {
        return oneOf;
    }

    /** A schema that the value must not fit. */
    public @Nullable Schema not() {
        return not;
    }

    List<ValueCheck> checks() {
        return checks;
    }

    /** What the field is where nothing is given; null where the schema has no default. */
    public @Nullable JsonNode defaultValue() {
        return source.get("default");
    }

    /** Whether null is a value. */
    public boolean nullable() {
        return source.path("nullable").asBoolean(false);
    }

    /** Whether the value is a whole number or a text. */
    public boolean intOrString() {
        return source.path("x-kubernetes-int-or-string").asBoolean(false);
    }

    /** Whether fields that the schema does not describe are kept. */
    public boolean preservesUnknown() {
        return source.path("x-kubernetes-preserve-unknown-fields").asBoolean(false);
    }

    /** Whether the object is a whole Kubernetes object, with its apiVersion, kind and metadata. */
    public boolean embedded() {
        return source.path("x-kubernetes-embedded-resource").asBoolean(false);
    }

    /** {@code atomic}, {@code set} or {@code map}; {@code atomic} where none is given. */
    public String listType() {
        return source.path("x-kubernetes-list-type").asText("atomic");
    }

    /** The fields that name an item of a list of type map. */
    public List<String> listMapKeys() {
        List<String> keys = new ArrayList<>();
        source.path("x-kubernetes-list-map-keys").forEach(key -> keys.add(key.asText()));
        return keys;
    }

    /** Whether the object is owned as one value. */
    public boolean atomicMap() {
        return source.path("x-kubernetes-map-type").asText("").equals("atomic");
    }

    /** A whole number among the schema's keywords; null where it is not given. */
    public @Nullable Long whole(String keyword) {
        JsonNode value = source.path(keyword);
        return value.isNumber() ? Long.valueOf(value.longValue()) : null;
    }

    /** The fields that must be there. */
    public List<String> required() {
        List<String> names = new ArrayList<>();
        source.path("required").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** The CEL rules at this node, as written. */
    public JsonNode rules() {
        return source.path("x-kubernetes-validations");
    }

    /** The schema of a field: the described one, else that of map values, else none. */
    public @Nullable Schema child(String name) {
        Schema described = properties.get(name);
        return described != null ? described : additional;
    }
}
