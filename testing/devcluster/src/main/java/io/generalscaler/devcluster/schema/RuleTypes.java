package io.generalscaler.devcluster.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.devcluster.schema.cel.Declaration;
import io.generalscaler.devcluster.schema.cel.Declaration.Kind;
import io.generalscaler.devcluster.schema.cel.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the rules of a schema may speak of: the schema as a type of CEL, with the largest sizes that it allows. */
public final class RuleTypes {
    /** The largest request that an API server takes; what has no bound is that large. */
    public static final long MAX_REQUEST_BYTES = 3L * 1024 * 1024;

    private static final long MAX_TEXT = MAX_REQUEST_BYTES - 2;

    /** Bytes of a time or duration in JSON. */
    private static final long TIME = 32;

    private static final long DATE = 12;
    private static final long SHORTEST_TIME = 21;
    private static final long SHORTEST_DURATION = 3;

    private static final Declaration NAME = Declaration.scalar(Kind.STRING, MAX_TEXT, 2);

    private RuleTypes() {}

    /**
     * The type of a node.
     *
     * @param whole whether a whole object starts here, which has an apiVersion, a kind, and a metadata with its name
     * @return null for what rules cannot see
     */
    public static @Nullable Declaration of(Schema schema, boolean whole) {
        if (schema.intOrString()) {
            Long max = schema.whole("maxLength");
            return Declaration.scalar(Kind.DYN, max == null ? MAX_TEXT : 4 * Math.max(0, max), 1);
        }
        return switch (whole ? "object" : schema.type()) {
            case "array" -> list(schema);
            case "object" -> object(schema, whole);
            case "string" -> text(schema);
            case "boolean" -> Declaration.scalar(Kind.BOOL, 0, 4);
            case "number" -> Declaration.scalar(Kind.DOUBLE, 0, 1);
            case "integer" -> Declaration.scalar(Kind.INT, 0, 1);
            default -> null;
        };
    }

    private static @Nullable Declaration list(Schema schema) {
        Schema items = schema.items();
        Declaration element = items == null ? null : of(items, items.embedded());
        if (element == null) {
            return null;
        }
        Long max = schema.whole("maxItems");
        long bound = max == null ? MAX_TEXT / (element.minSerializedSize() + 1) : Math.max(0, max);
        return Declaration.list(element, bound);
    }

    private static @Nullable Declaration object(Schema schema, boolean whole) {
        Schema values = schema.additional();
        if (values != null && !whole) {
            Declaration element = of(values, values.embedded());
            if (element == null) {
                return null;
            }
            Long max = schema.whole("maxProperties");
            long bound = max == null ? MAX_TEXT / (element.minSerializedSize() + 6) : Math.max(0, max);
            return Declaration.map(element, bound);
        }
        Map<String, Declaration> fields = new LinkedHashMap<>();
        List<String> required = schema.required();
        long size = 2;
        for (Map.Entry<String, Schema> property : schema.properties().entrySet()) {
            String name = property.getKey();
            Declaration type = of(property.getValue(), property.getValue().embedded());
            if (type == null) {
                continue;
            }
            String escaped = Names.escape(name);
            if (!escaped.isEmpty()) {
                fields.put(escaped, type);
            }
            if (required.contains(name) && property.getValue().defaultValue() == null) {
                size += name.length() + type.minSerializedSize() + 4;
            }
        }
        if (whole) {
            fields.put("apiVersion", NAME);
            fields.put("kind", NAME);
            fields.put("metadata", Declaration.object(Map.of("name", NAME, "generateName", NAME), 2));
        }
        return Declaration.object(fields, size);
    }

    private static Declaration text(Schema schema) {
        Long max = schema.whole("maxLength");
        return switch (schema.format()) {
            case "byte" -> Declaration.scalar(Kind.BYTES, max == null ? MAX_TEXT : Math.max(0, max), 2);
            case "duration" -> Declaration.scalar(Kind.DURATION, TIME, SHORTEST_DURATION);
            case "date" -> Declaration.scalar(Kind.TIMESTAMP, DATE, DATE);
            case "date-time" -> Declaration.scalar(Kind.TIMESTAMP, TIME, SHORTEST_TIME);
            default -> {
                long longest = 0;
                for (JsonNode value : schema.source().path("enum")) {
                    longest = Math.max(longest, value.asText().length());
                }
                long bound = max != null ? 4 * Math.max(0, max) : longest > 0 ? longest : MAX_TEXT;
                yield Declaration.scalar(Kind.STRING, bound, 2);
            }
        };
    }
}
