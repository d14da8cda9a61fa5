package io.generalscaler.devcluster.schema.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.generalscaler.devcluster.schema.FieldError;
import io.generalscaler.devcluster.schema.FieldPath;
import io.generalscaler.devcluster.schema.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keywords that an API server does not take, or not in this combination; the rules of lists and maps. */
final class KeywordCheck {
    private static final Set<String> TYPES = Set.of("string", "number", "integer", "boolean", "array", "object");
    private static final List<String> UNSUPPORTED =
            List.of("additionalItems", "patternProperties", "definitions", "dependencies", "$ref", "id");

    private final List<FieldError> errors;

    private KeywordCheck(List<FieldError> errors) {
        this.errors = errors;
    }

    static void of(Schema root, FieldPath path, List<FieldError> errors) {
        new KeywordCheck(errors).node(root, path, true, "");
    }

    /**
     * Checks a node and all below it.
     *
     * @param noDefaults why there may be no default here; empty where there may be one
     */
    private void node(Schema schema, FieldPath path, boolean root, String noDefaults) {
        JsonNode source = schema.source();
        for (String keyword : UNSUPPORTED) {
            if (source.has(keyword)) {
                errors.add(FieldError.forbidden(path.child(keyword), keyword + " is not supported"));
            }
        }
        if (!schema.type().isEmpty() && !TYPES.contains(schema.type())) {
            errors.add(FieldError.notSupported(
                    path.child("type"),
                    TextNode.valueOf(schema.type()),
                    TYPES.stream().sorted().toList()));
        }
        if (source.path("uniqueItems").asBoolean(false)) {
            errors.add(FieldError.forbidden(
                    path.child("uniqueItems"),
                    "uniqueItems cannot be set to true since the runtime complexity becomes quadratic"));
        }
        if (source.path("items").isArray()) {
            errors.add(FieldError.forbidden(path.child("items"), "items must be a schema object and not an array"));
        }
        if (source.has("additionalProperties") && !schema.properties().isEmpty()) {
            errors.add(FieldError.forbidden(
                    path.child("additionalProperties"), "additionalProperties and properties are mutual exclusive"));
        }
        if (source.has("default") && !noDefaults.isEmpty()) {
            errors.add(FieldError.forbidden(path.child("default"), "must not be set " + noDefaults));
        }
        String preserve = "x-kubernetes-preserve-unknown-fields";
        if (source.has(preserve) && !schema.preservesUnknown()) {
            errors.add(FieldError.invalid(path.child(preserve), BooleanNode.FALSE, "must be true or undefined"));
        }
        mapType(schema, path);
        listType(schema, path);
        rules(schema, path);
        below(schema, path, root, noDefaults);
    }

    private void below(Schema schema, FieldPath path, boolean root, String noDefaults) {
        schema.properties().forEach((name, property) -> {
            boolean given = root && Set.of("metadata", "kind", "apiVersion").contains(name);
            node(property, path.child("properties").key(name), false, given ? "in top-level " + name : noDefaults);
        });
        Schema additional = schema.additional();
        if (additional != null) {
            node(additional, path.child("additionalProperties"), false, noDefaults);
        }
        Schema items = schema.items();
        if (items != null) {
            node(items, path.child("items"), false, noDefaults);
        }
    }

    private void mapType(Schema schema, FieldPath path) {
        JsonNode type = schema.source().path("x-kubernetes-map-type");
        if (type.isMissingNode()) {
            return;
        }
        typed(schema, "object", "x-kubernetes-map-type", path);
        if (!Set.of("atomic", "granular").contains(type.asText())) {
            errors.add(
                    FieldError.notSupported(path.child("x-kubernetes-map-type"), type, List.of("atomic", "granular")));
        }
    }

    private void typed(Schema schema, String wanted, String keyword, FieldPath path) {
        String demand = "must be " + wanted + " if " + keyword + " is specified";
        if (schema.type().isEmpty()) {
            errors.add(FieldError.required(path.child("type"), demand));
        } else if (!schema.type().equals(wanted)) {
            errors.add(CrdCheck.invalid(path.child("type"), schema.type(), demand));
        }
    }

    private void listType(Schema schema, FieldPath path) {
        FieldPath ofType = path.child("x-kubernetes-list-type");
        boolean given = schema.source().has("x-kubernetes-list-type");
        if (given) {
            typed(schema, "array", "x-kubernetes-list-type", path);
            if (!Set.of("atomic", "set", "map").contains(schema.listType())) {
                errors.add(FieldError.notSupported(
                        ofType, TextNode.valueOf(schema.listType()), List.of("atomic", "set", "map")));
            }
        }
        Schema items = schema.items();
        if (!schema.listMapKeys().isEmpty() && !schema.listType().equals("map")) {
            String demand = "must be map if x-kubernetes-list-map-keys is non-empty";
            errors.add(
                    given ? CrdCheck.invalid(ofType, schema.listType(), demand) : FieldError.required(ofType, demand));
        }
        if (items != null && !schema.listType().equals("atomic") && items.nullable()) {
            errors.add(FieldError.forbidden(
                    path.child("items").child("nullable"),
                    "cannot be nullable when x-kubernetes-list-type is " + schema.listType()));
        }
        if (items != null && schema.listType().equals("set")) {
            set(items, path.child("items"));
        }
        if (schema.listType().equals("map")) {
            map(schema, path);
        }
    }

    private void set(Schema items, FieldPath path) {
        if (items.type().equals("array") && !items.listType().equals("atomic")) {
            errors.add(CrdCheck.invalid(
                    path.child("x-kubernetes-list-type"),
                    items.listType(),
                    "must be atomic as item of a list with x-kubernetes-list-type=set"));
        }
        if (items.type().equals("object") && !items.atomicMap()) {
            errors.add(FieldError.invalid(
                    path.child("x-kubernetes-map-type"),
                    items.source().path("x-kubernetes-map-type").isMissingNode()
                            ? null
                            : items.source().path("x-kubernetes-map-type"),
                    "must be atomic as item of a list with x-kubernetes-list-type=set"));
        }
    }

    private void map(Schema schema, FieldPath path) {
        FieldPath ofKeys = path.child("x-kubernetes-list-map-keys");
        JsonNode written = schema.source().path("x-kubernetes-list-map-keys");
        if (schema.listMapKeys().isEmpty()) {
            errors.add(FieldError.required(ofKeys, "must not be empty if x-kubernetes-list-type is map"));
        }
        Schema items = schema.items();
        if (items == null) {
            errors.add(FieldError.required(path.child("items"), "must have a schema if x-kubernetes-list-type is map"));
            return;
        }
        if (!items.type().equals("object")) {
            errors.add(CrdCheck.invalid(
                    path.child("items").child("type"),
                    items.type(),
                    "must be object if parent array's x-kubernetes-list-type is map"));
            return;
        }
        Set<String> seen = new HashSet<>();
        for (String key : schema.listMapKeys()) {
            Schema field = items.properties().get(key);
            FieldPath ofField = path.child("items").child("properties").key(key);
            if (!seen.add(key)) {
                errors.add(FieldError.invalid(ofKeys, written, "must not contain duplicate entries"));
            }
            if (field == null) {
                errors.add(FieldError.invalid(ofKeys, written, "entries must all be names of item properties"));
                continue;
            }
            if (field.type().equals("array") || field.type().equals("object")) {
                errors.add(CrdCheck.invalid(
                        ofField.child("type"),
                        field.type(),
                        "must be a scalar type if parent array's x-kubernetes-list-type is map"));
            }
            if (!items.required().contains(key) && field.defaultValue() == null) {
                errors.add(FieldError.required(
                        ofField.child("default"),
                        "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required"
                                + " property"));
            }
            if (field.nullable()) {
                errors.add(FieldError.forbidden(
                        ofField.child("nullable"),
                        "this property is in x-kubernetes-list-map-keys, so it cannot be nullable"));
            }
        }
    }

    private void rules(Schema schema, FieldPath path) {
        for (int i = 0; i < schema.rules().size(); i++) {
            RuleForm.of(schema, i, path.child("x-kubernetes-validations").index(i), errors);
        }
    }
}
