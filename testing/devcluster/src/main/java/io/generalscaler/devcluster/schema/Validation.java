package io.generalscaler.devcluster.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges a value by a schema.
 *
 * <p>A value that an update leaves as it was is not judged again, so that an object that became invalid by a stricter
 * schema can still be changed elsewhere.
 */
final class Validation {
    private Validation() {}

    static void check(Schema schema, JsonNode value, @Nullable JsonNode old, FieldPath path, List<FieldError> errors) {
        if (old != null && JsonValues.same(value, old)) {
            return;
        }
        if (value.isNull()) {
            if (!schema.nullable() && (!schema.type().isEmpty() || schema.intOrString())) {
                errors.add(wrongType(schema, "null", path));
            }
            schema.checks().forEach(check -> check.run(value, path, errors));
            return;
        }
        type(schema, value, path, errors);
        junctors(schema, value, path, errors);
        schema.checks().forEach(check -> check.run(value, path, errors));
        if (value instanceof ArrayNode list) {
            items(schema, list, old, path, errors);
        } else if (value instanceof ObjectNode object) {
            fields(schema, object, old, path, errors);
        }
    }

    private static void type(Schema schema, JsonNode value, FieldPath path, List<FieldError> errors) {
        String actual = typeName(value);
        boolean fits = schema.intOrString()
                ? value.isTextual() || (value.isNumber() && ValueChecks.isWhole(value))
                : switch (schema.type()) {
                    case "" -> true;
                    case "integer" -> value.isNumber() && ValueChecks.isWhole(value);
                    case "number" -> value.isNumber();
                    default -> schema.type().equals(actual);
                };
        if (!fits) {
            errors.add(wrongType(schema, actual, path));
        }
    }

    private static FieldError wrongType(Schema schema, String actual, FieldPath path) {
        String wanted = schema.intOrString() ? "integer,string" : schema.type();
        String detail = path.text() + " in body must be of type " + wanted + ": " + GoText.quote(actual);
        return FieldError.typeInvalid(path, TextNode.valueOf(actual), detail);
    }

    static String typeName(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case OBJECT, POJO -> "object";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case STRING, BINARY -> "string";
            case NULL, MISSING -> "null";
        };
    }

    private static void items(
            Schema schema, ArrayNode list, @Nullable JsonNode old, FieldPath path, List<FieldError> errors) {
        Schema items = schema.items();
        if (items != null) {
            for (int i = 0; i < list.size(); i++) {
                JsonNode before = ListKeys.counterpart(schema, list.get(i), old);
                check(items, list.get(i), before, path.index(i), errors);
            }
        }
    }

    private static void fields(
            Schema schema, ObjectNode object, @Nullable JsonNode old, FieldPath path, List<FieldError> errors) {
        boolean closed = schema.source().path("additionalProperties").isBoolean() && !schema.takesAdditional();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (schema.properties().containsKey(field.getKey())) {
                continue;
            }
            Schema additional = schema.additional();
            if (additional != null) {
                check(additional, field.getValue(), before(old, field), path.child(field.getKey()), errors);
            } else if (closed) {
                String detail = path.text() + "." + field.getKey() + " in body is a forbidden property";
                errors.add(FieldError.invalid(path, TextNode.valueOf(""), detail));
            }
        }
        schema.properties().forEach((name, property) -> {
            JsonNode value = object.get(name);
            if (value != null) {
                check(property, value, old == null ? null : old.get(name), path.child(name), errors);
            }
        });
        for (String name : schema.required()) {
            if (!object.has(name)) {
                errors.add(FieldError.required(path.child(name), ""));
            }
        }
    }

    private static @Nullable JsonNode before(@Nullable JsonNode old, Map.Entry<String, JsonNode> field) {
        return old == null ? null : old.get(field.getKey());
    }

    private static void junctors(Schema schema, JsonNode value, FieldPath path, List<FieldError> errors) {
        String name = GoText.quote(path.text());
        List<FieldError> nearest = new ArrayList<>();
        if (!schema.anyOf().isEmpty() && matching(schema.anyOf(), value, path, nearest) == 0) {
            errors.add(junctor(name + " must validate at least one schema (anyOf)"));
            errors.addAll(nearest);
        }
        if (!schema.oneOf().isEmpty()) {
            nearest.clear();
            int matching = matching(schema.oneOf(), value, path, nearest);
            if (matching != 1) {
                String found = matching == 0 ? "Found none valid" : "Found " + matching + " valid alternatives";
                errors.add(junctor(name + " must validate one and only one schema (oneOf). " + found));
                if (matching == 0) {
                    errors.addAll(nearest);
                }
            }
        }
        int failed = 0;
        for (Schema each : schema.allOf()) {
            int before = errors.size();
            check(each, value, null, path, errors);
            failed += errors.size() > before ? 1 : 0;
        }
        if (failed > 0) {
            String none = failed == schema.allOf().size() ? ". None validated" : "";
            errors.add(junctor(name + " must validate all the schemas (allOf)" + none));
        }
        Schema not = schema.not();
        if (not != null) {
            List<FieldError> faults = new ArrayList<>();
            check(not, value, null, path, faults);
            if (faults.isEmpty()) {
                errors.add(junctor(name + " must not validate the schema (not)"));
            }
        }
    }

    /** How many of the schemas accept the value; {@code nearest} gets the faults of the one with the fewest. */
    private static int matching(List<Schema> schemas, JsonNode value, FieldPath path, List<FieldError> nearest) {
        int matching = 0;
        boolean first = true;
        for (Schema each : schemas) {
            List<FieldError> faults = new ArrayList<>();
            check(each, value, null, path, faults);
            matching += faults.isEmpty() ? 1 : 0;
            if (first || faults.size() < nearest.size()) {
                nearest.clear();
                nearest.addAll(faults);
            }
            first = false;
        }
        return matching;
    }

    /** What a failed junctor says; an API server names no path for it but in the words. */
    private static FieldError junctor(String detail) {
        return new FieldError("<nil>", FieldError.Kind.INVALID, TextNode.valueOf(""), detail);
    }
}
