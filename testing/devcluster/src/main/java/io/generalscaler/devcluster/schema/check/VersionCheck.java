package io.generalscaler.devcluster.schema.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.generalscaler.devcluster.schema.FieldError;
import io.generalscaler.devcluster.schema.FieldPath;
import io.generalscaler.devcluster.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is wrong with one version of a definition. */
final class VersionCheck {
    private static final Set<String> COLUMN_TYPES = Set.of("integer", "number", "string", "boolean", "date");

    /** Beside a status subresource, the root of a schema may hold nothing that would be lost with it. */
    private static final Set<String> BESIDE_STATUS = Set.of(
            "description",
            "type",
            "format",
            "title",
            "maximum",
            "exclusiveMaximum",
            "minimum",
            "exclusiveMinimum",
            "maxLength",
            "minLength",
            "pattern",
            "maxItems",
            "minItems",
            "uniqueItems",
            "multipleOf",
            "required",
            "items",
            "properties",
            "externalDocs",
            "example",
            "x-kubernetes-preserve-unknown-fields",
            "x-kubernetes-validations");

    private VersionCheck() {}

    static void schema(JsonNode version, FieldPath path, List<FieldError> errors) {
        FieldPath place = path.child("openAPIV3Schema");
        if (!(version.path("schema").get("openAPIV3Schema") instanceof ObjectNode source)) {
            errors.add(FieldError.required(place, "schemas are required"));
            return;
        }
        Schema root;
        try {
            root = Schema.of(source);
        } catch (IllegalArgumentException e) {
            errors.add(FieldError.invalid(place, TextNode.valueOf(""), String.valueOf(e.getMessage())));
            return;
        }
        if (version.path("subresources").has("status")) {
            for (String keyword : fieldNames(source)) {
                if (!BESIDE_STATUS.contains(keyword)) {
                    errors.add(
                            FieldError.invalid(
                                    place,
                                    TextNode.valueOf(keyword),
                                    "only " + BESIDE_STATUS.stream().sorted().toList()
                                            + " fields are allowed at the root of the schema if the status subresource is enabled"));
                }
            }
        }
        if (root.nullable()) {
            errors.add(FieldError.forbidden(place.child("nullable"), "nullable cannot be true at the root"));
        }
        List<FieldError> structure = new ArrayList<>();
        StructureCheck.of(root, place, structure);
        if (structure.isEmpty()) {
            DefaultCheck.of(root, place, structure);
        }
        errors.addAll(structure);
        List<FieldError> keywords = new ArrayList<>();
        KeywordCheck.of(root, place, keywords);
        errors.addAll(keywords);
        if (structure.isEmpty() && keywords.isEmpty()) {
            RuleCheck.of(root, place, errors);
        }
    }

    private static List<String> fieldNames(ObjectNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    static void rest(JsonNode version, FieldPath path, List<FieldError> errors) {
        JsonNode scale = version.path("subresources").path("scale");
        FieldPath ofScale = path.child("subresources").child("scale");
        if (scale.isObject()) {
            jsonPath(
                    scale,
                    "specReplicasPath",
                    ofScale,
                    List.of(".spec."),
                    "should be a json path under .spec",
                    true,
                    errors);
            jsonPath(
                    scale,
                    "statusReplicasPath",
                    ofScale,
                    List.of(".status."),
                    "should be a json path under .status",
                    true,
                    errors);
            jsonPath(
                    scale,
                    "labelSelectorPath",
                    ofScale,
                    List.of(".spec.", ".status."),
                    "should be a json path under either .spec or .status",
                    false,
                    errors);
        }
        JsonNode columns = version.path("additionalPrinterColumns");
        for (int i = 0; i < columns.size(); i++) {
            column(columns.get(i), path.child("additionalPrinterColumns").index(i), errors);
        }
    }

    private static void jsonPath(
            JsonNode scale,
            String field,
            FieldPath path,
            List<String> roots,
            String demand,
            boolean required,
            List<FieldError> errors) {
        String text = scale.path(field).asText("");
        FieldPath place = path.child(field);
        if (text.isEmpty()) {
            if (required) {
                errors.add(FieldError.required(place, ""));
            }
        } else if (!text.startsWith(".")) {
            errors.add(CrdCheck.invalid(place, text, "must be a simple json path starting with ."));
        } else if (roots.stream().noneMatch(text::startsWith)) {
            errors.add(CrdCheck.invalid(place, text, demand));
        }
    }

    private static void column(JsonNode column, FieldPath path, List<FieldError> errors) {
        if (column.path("name").asText("").isEmpty()) {
            errors.add(FieldError.required(path.child("name"), ""));
        }
        String type = column.path("type").asText("");
        if (type.isEmpty()) {
            errors.add(FieldError.required(path.child("type"), "must be one of boolean,date,integer,number,string"));
        } else if (!COLUMN_TYPES.contains(type)) {
            errors.add(CrdCheck.invalid(path.child("type"), type, "must be one of boolean,date,integer,number,string"));
        }
        String jsonPath = column.path("jsonPath").asText("");
        if (jsonPath.isEmpty()) {
            errors.add(FieldError.required(path.child("jsonPath"), ""));
        } else if (!jsonPath.startsWith(".")) {
            errors.add(
                    CrdCheck.invalid(path.child("jsonPath"), jsonPath, "must be a simple json path starting with ."));
        }
    }
}
