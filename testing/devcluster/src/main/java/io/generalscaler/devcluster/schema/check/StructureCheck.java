package io.generalscaler.devcluster.schema.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.generalscaler.devcluster.schema.FieldError;
import io.generalscaler.devcluster.schema.FieldPath;
import io.generalscaler.devcluster.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a schema is structural: the tree of properties, items and additionalProperties tells every type, and what stands in
 * allOf, anyOf, oneOf and not only judges values of fields that the tree has.
 */
final class StructureCheck {
    /** What a schema inside a junctor may not say, with why. */
    private static final Map<String, String> FORBIDDEN_INSIDE = Map.of(
            "type", "must be empty to be structural",
            "default", "must be undefined to be structural",
            "title", "must be empty to be structural",
            "description", "must be empty to be structural",
            "nullable", "must be false to be structural",
            "additionalProperties", "must be undefined to be structural",
            "x-kubernetes-preserve-unknown-fields", "must be false to be structural",
            "x-kubernetes-embedded-resource", "must be false to be structural",
            "x-kubernetes-int-or-string", "must be false to be structural",
            "x-kubernetes-validations", "must be empty to be structural");

    private static final Set<String> FORBIDDEN_LISTS =
            Set.of("x-kubernetes-list-map-keys", "x-kubernetes-list-type", "x-kubernetes-map-type");

    private final List<FieldError> errors;

    private StructureCheck(List<FieldError> errors) {
        this.errors = errors;
    }

    /** Where a schema stands. */
    private enum Place {
        ROOT("must not be empty at the root"),
        ITEM("must not be empty for specified array items"),
        FIELD("must not be empty for specified object fields");

        private final String demand;

        Place(String demand) {
            this.demand = demand;
        }
    }

    static void of(Schema root, FieldPath path, List<FieldError> errors) {
        new StructureCheck(errors).node(root, Place.ROOT, path);
    }

    private void node(Schema schema, Place place, FieldPath path) {
        Schema items = schema.items();
        if (schema.type().equals("array") && items == null) {
            errors.add(FieldError.required(path.child("items"), "must be specified"));
        }
        if (items != null) {
            node(items, Place.ITEM, path.child("items"));
        }
        schema.properties().forEach((name, property) -> {
            FieldPath at = path.child("properties").key(name);
            if (place == Place.ROOT && name.equals("metadata")) {
                metadata(property, at);
            } else {
                node(property, Place.FIELD, at);
            }
        });
        Schema additional = schema.additional();
        if (schema.source().has("additionalProperties") && place == Place.ROOT) {
            errors.add(FieldError.forbidden(path.child("additionalProperties"), "must not be used at the root"));
        }
        if (additional != null) {
            node(additional, Place.FIELD, path.child("additionalProperties"));
        }
        extensions(schema, path);
        junctors(schema, schema, path, true);
        pattern(schema, path);
        type(schema, place, path);
        if (place == Place.ROOT || schema.embedded()) {
            text(schema, "kind", path);
            text(schema, "apiVersion", path);
        }
    }

    private void type(Schema schema, Place place, FieldPath path) {
        String type = schema.type();
        if (schema.embedded() && !type.equals("object")) {
            String demand = "must be object if x-kubernetes-embedded-resource is true";
            errors.add(
                    type.isEmpty()
                            ? FieldError.required(path.child("type"), demand)
                            : CrdCheck.invalid(path.child("type"), type, demand));
        } else if (type.isEmpty() && !schema.intOrString() && !schema.preservesUnknown()) {
            errors.add(FieldError.required(path.child("type"), place.demand));
        } else if (place == Place.ROOT && !type.isEmpty() && !type.equals("object")) {
            errors.add(CrdCheck.invalid(path.child("type"), type, "must be object at the root"));
        }
        if (schema.embedded() && schema.source().has("additionalProperties")) {
            errors.add(FieldError.forbidden(
                    path.child("additionalProperties"), "must not be used if x-kubernetes-embedded-resource is set"));
        }
        if (schema.embedded()
                && !schema.preservesUnknown()
                && schema.properties().isEmpty()) {
            errors.add(FieldError.required(
                    path.child("properties"),
                    "must not be empty if x-kubernetes-embedded-resource is true without"
                            + " x-kubernetes-preserve-unknown-fields"));
        }
    }

    private void text(Schema schema, String name, FieldPath path) {
        Schema property = schema.properties().get(name);
        if (property != null && !property.type().equals("string")) {
            FieldPath at = path.child("properties").key(name).child("type");
            errors.add(CrdCheck.invalid(at, property.type(), "must be string"));
        }
    }

    /** The metadata of the object itself is given: a schema may only narrow the name. */
    private void metadata(Schema schema, FieldPath path) {
        if (!schema.type().equals("object")) {
            errors.add(CrdCheck.invalid(path.child("type"), schema.type(), "must be object"));
        }
        boolean onlyNames =
                Set.of("name", "generateName").containsAll(schema.properties().keySet());
        boolean nothingElse = Set.of("type", "properties", "description")
                .containsAll(schema.source().properties().stream()
                        .map(Map.Entry::getKey)
                        .toList());
        if (!onlyNames || !nothingElse) {
            errors.add(
                    FieldError.forbidden(
                            path,
                            "must not specify anything other than name and generateName, but metadata is implicitly specified"));
        }
    }

    private void extensions(Schema schema, FieldPath path) {
        if (schema.intOrString() && schema.preservesUnknown()) {
            errors.add(FieldError.invalid(
                    path.child("x-kubernetes-preserve-unknown-fields"),
                    schema.source().get("x-kubernetes-preserve-unknown-fields"),
                    "must be false if x-kubernetes-int-or-string is true"));
        }
        if (schema.intOrString() && schema.embedded()) {
            errors.add(FieldError.invalid(
                    path.child("x-kubernetes-embedded-resource"),
                    schema.source().get("x-kubernetes-embedded-resource"),
                    "must be false if x-kubernetes-int-or-string is true"));
        }
    }

    private void pattern(Schema schema, FieldPath path) {
        String pattern = schema.source().path("pattern").asText("");
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            errors.add(FieldError.invalid(
                    path.child("pattern"),
                    TextNode.valueOf(pattern),
                    "must be a valid regular expression, but isn't: " + e.getMessage()));
        }
    }

    /**
     * Checks what stands in the junctors of a schema.
     *
     * @param base the node of the tree that the junctors speak of
     */
    private void junctors(Schema schema, @Nullable Schema base, FieldPath path, boolean top) {
        boolean numberOrText = top && intOrStringPattern(schema.anyOf());
        if (!numberOrText) {
            each(schema.anyOf(), "anyOf", base, path);
        }
        for (int i = 0; i < schema.allOf().size(); i++) {
            Schema inner = schema.allOf().get(i);
            boolean exempt = top && i == 0 && intOrStringPattern(inner.anyOf());
            inside(inner, base, path.child("allOf").index(i), exempt);
        }
        each(schema.oneOf(), "oneOf", base, path);
        Schema not = schema.not();
        if (not != null) {
            inside(not, base, path.child("not"), false);
        }
    }

    private void each(List<Schema> schemas, String name, @Nullable Schema base, FieldPath path) {
        for (int i = 0; i < schemas.size(); i++) {
            inside(schemas.get(i), base, path.child(name).index(i), false);
        }
    }

    private void inside(Schema schema, @Nullable Schema base, FieldPath path, boolean exemptAnyOf) {
        FORBIDDEN_INSIDE.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            JsonNode value = schema.source().path(entry.getKey());
            boolean said = !value.isMissingNode()
                    && !value.asText("x").isEmpty()
                    && !value.asText("").equals("false");
            if (said) {
                errors.add(FieldError.forbidden(path.child(entry.getKey()), entry.getValue()));
            }
        });
        for (String keyword : FORBIDDEN_LISTS.stream().sorted().toList()) {
            if (schema.source().has(keyword)) {
                errors.add(FieldError.forbidden(path.child(keyword), "must be undefined to be structural"));
            }
        }
        pattern(schema, path);
        if (!exemptAnyOf) {
            junctors(schema, base, path, false);
        }
        schema.properties().forEach((name, property) -> {
            FieldPath at = path.child("properties").key(name);
            if (name.equals("metadata")) {
                errors.add(FieldError.forbidden(at, "must not be specified in a nested context"));
            }
            Schema counterpart = base == null ? null : base.properties().get(name);
            if (base != null && counterpart == null && base.additional() == null) {
                errors.add(FieldError.required(missing(path, name), "because it is defined in " + at.text()));
            }
            inside(property, counterpart, at, false);
        });
        Schema items = schema.items();
        if (items != null) {
            inside(items, base == null ? null : base.items(), path.child("items"), false);
        }
    }

    /** Where the tree lacks a field that a junctor below it names. */
    private static FieldPath missing(FieldPath junctor, String name) {
        String text = junctor.text().replaceAll("\\.(allOf|anyOf|oneOf)\\[[0-9]+\\]|\\.not(?=\\.|$)", "");
        return new FieldPath(text).child("properties").key(name);
    }

    private static boolean intOrStringPattern(List<Schema> schemas) {
        return schemas.size() == 2 && onlyType(schemas.getFirst(), "integer") && onlyType(schemas.get(1), "string");
    }

    private static boolean onlyType(Schema schema, String type) {
        return schema.source().size() == 1 && schema.type().equals(type);
    }
}
