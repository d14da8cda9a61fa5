package io.generalscaler.devcluster.schema;

import io.generalscaler.devcluster.schema.cel.Declaration;
import io.generalscaler.devcluster.schema.cel.Declaration.Kind;
import io.generalscaler.devcluster.schema.cel.Names;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the rules of a schema may speak of: the schema as a type of CEL. */
public final class RuleTypes {
    private static final Declaration NAME = Declaration.scalar(Kind.STRING);

    private RuleTypes() {}

    /**
     * The type of a node.
     *
     * @param whole whether a whole object starts here, which has an apiVersion, a kind, and a metadata with its name
     * @return null for what rules cannot see
     */
    public static @Nullable Declaration of(Schema schema, boolean whole) {
        if (schema.intOrString()) {
            return Declaration.ANY;
        }
        return switch (whole ? "object" : schema.type()) {
            case "array" -> list(schema.items());
            case "object" -> object(schema, whole);
            case "string" -> Declaration.scalar(text(schema.format()));
            case "boolean" -> Declaration.scalar(Kind.BOOL);
            case "number" -> Declaration.scalar(Kind.DOUBLE);
            case "integer" -> Declaration.scalar(Kind.INT);
            default -> null;
        };
    }

    private static @Nullable Declaration list(@Nullable Schema items) {
        Declaration element = items == null ? null : of(items, items.embedded());
        return element == null ? null : Declaration.list(element);
    }

    private static @Nullable Declaration object(Schema schema, boolean whole) {
        Schema values = schema.additional();
        if (values != null && !whole) {
            Declaration element = of(values, values.embedded());
            return element == null ? null : Declaration.map(element);
        }
        Map<String, Declaration> fields = new LinkedHashMap<>();
        for (Map.Entry<String, Schema> property : schema.properties().entrySet()) {
            Declaration type = of(property.getValue(), property.getValue().embedded());
            String escaped = Names.escape(property.getKey());
            if (type != null && !escaped.isEmpty()) {
                fields.put(escaped, type);
            }
        }
        if (whole) {
            fields.put("apiVersion", NAME);
            fields.put("kind", NAME);
            fields.put("metadata", Declaration.object(Map.of("name", NAME, "generateName", NAME)));
        }
        return Declaration.object(fields);
    }

    private static Kind text(String format) {
        return switch (format) {
            case "byte" -> Kind.BYTES;
            case "duration" -> Kind.DURATION;
            case "date", "date-time" -> Kind.TIMESTAMP;
            default -> Kind.STRING;
        };
    }
}
