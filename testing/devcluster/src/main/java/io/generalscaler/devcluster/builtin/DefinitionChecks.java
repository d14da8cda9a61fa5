package io.generalscaler.devcluster.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.generalscaler.devcluster.schema.FieldPath;
import io.generalscaler.devcluster.schema.Schema;
import io.generalscaler.devcluster.wire.Json;
import io.generalscaler.devcluster.wire.Statuses.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rules of CustomResourceDefinitions: names, versions, that schemas are structural, that their defaults are valid and their rules compile. */
final class DefinitionChecks {

    private final List<Cause> causes = new ArrayList<>();

    private DefinitionChecks() {}

    static List<Cause> check(ObjectNode definition) {
        DefinitionChecks checks = new DefinitionChecks();
        checks.names(definition);
        checks.versions(definition.path("spec").path("versions"));
        return checks.causes;
    }

    private void required(String field, String detail) {
        causes.add(new Cause(field, "FieldValueRequired", "Required value" + (detail.isEmpty() ? "" : ": " + detail)));
    }

    private void invalid(String field, String value, String detail) {
        causes.add(new Cause(field, "FieldValueInvalid", "Invalid value: " + value + ": " + detail));
    }

    private void forbidden(String field, String detail) {
        causes.add(new Cause(field, "FieldValueForbidden", "Forbidden: " + detail));
    }

    private void names(ObjectNode definition) {
        JsonNode spec = definition.path("spec");
        String group = Json.textOrEmpty(spec, "group");
        String plural = Json.textOrEmpty(spec, "names", "plural");
        String name = Json.textOrEmpty(definition, "metadata", "name");
        if (group.isEmpty()) {
            required("spec.group", "");
        } else if (!group.contains(".")) {
            invalid("spec.group", "\"" + group + "\"", "should be a domain with at least one dot");
        }
        if (plural.isEmpty()) {
            required("spec.names.plural", "");
        } else if (!name.equals(plural + "." + group)) {
            invalid("metadata.name", "\"" + name + "\"", "must be spec.names.plural+\".\"+spec.group");
        }
        if (Json.textOrEmpty(spec, "names", "kind").isEmpty()) {
            required("spec.names.kind", "");
        }
        String scope = Json.textOrEmpty(spec, "scope");
        if (scope.isEmpty()) {
            required("spec.scope", "");
        } else if (!scope.equals("Namespaced") && !scope.equals("Cluster")) {
            causes.add(new Cause(
                    "spec.scope",
                    "FieldValueNotSupported",
                    "Unsupported value: \"" + scope + "\": supported values: \"Cluster\", \"Namespaced\""));
        }
    }

    private void versions(JsonNode versions) {
        int stored = 0;
        int index = 0;
        for (JsonNode version : versions) {
            String at = "spec.versions[" + index++ + "]";
            stored += version.path("storage").asBoolean() ? 1 : 0;
            JsonNode schema = version.path("schema").path("openAPIV3Schema");
            if (!schema.isObject()) {
                required(at + ".schema.openAPIV3Schema", "schemas are required");
                continue;
            }
            String here = at + ".schema.openAPIV3Schema";
            if (!Json.textOrEmpty(schema, "type").equals("object")) {
                required(here + ".type", "must be object at the root");
            }
            int before = causes.size();
            structural(here, schema);
            if (causes.size() == before) {
                compiled(here, (ObjectNode) schema);
            }
        }
        if (stored != 1) {
            invalid("spec.versions", "[]", "must have exactly one version marked as storage version");
        }
    }

    private void compiled(String at, ObjectNode source) {
        Schema schema = Schema.of(source);
        FieldPath path = new FieldPath(at);
        causes.addAll(DefaultCheck.of(schema, path));
        causes.addAll(RuleCheck.of(schema, path));
    }

    private void structural(String at, JsonNode schema) {
        boolean open = schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()
                || schema.path("x-kubernetes-int-or-string").asBoolean();
        if (Json.textOrEmpty(schema, "type").isEmpty() && !open) {
            required(at + ".type", "must not be empty for specified object fields");
        }
        for (String field : List.of("$ref", "definitions", "dependencies", "patternProperties", "id")) {
            if (schema.has(field)) {
                forbidden(at + "." + field, field + " is not supported");
            }
        }
        try {
            Pattern.compile(schema.path("pattern").asText(""));
        } catch (PatternSyntaxException e) {
            invalid(
                    at + ".pattern",
                    schema.path("pattern").toString(),
                    "must be a valid regular expression, but isn't: " + e.getMessage());
        }
        if (schema.path("uniqueItems").asBoolean()) {
            forbidden(
                    at + ".uniqueItems",
                    "uniqueItems cannot be set to true since the runtime complexity becomes quadratic");
        }
        if (!schema.path("properties").isEmpty()
                && !schema.path("additionalProperties").isMissingNode()) {
            forbidden(at + ".additionalProperties", "additionalProperties and properties are mutual exclusive");
        }
        if (schema.path("additionalProperties").isObject()) {
            structural(at + ".additionalProperties", schema.path("additionalProperties"));
        }
        if (schema.path("items").isObject()) {
            structural(at + ".items", schema.path("items"));
            listKeys(at, schema);
        } else if (Json.textOrEmpty(schema, "type").equals("array")) {
            required(at + ".items", "must be specified");
        }
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            boolean metadata = property.getKey().equals("metadata") && at.endsWith("openAPIV3Schema");
            if (!metadata) {
                structural(at + ".properties[" + property.getKey() + "]", property.getValue());
            }
        }
    }

    private void listKeys(String at, JsonNode schema) {
        if (!Json.textOrEmpty(schema, "x-kubernetes-list-type").equals("map")) {
            return;
        }
        if (schema.path("x-kubernetes-list-map-keys").isEmpty()) {
            required(at + ".x-kubernetes-list-map-keys", "must not be empty if x-kubernetes-list-type is map");
        }
        JsonNode items = schema.path("items");
        for (JsonNode key : schema.path("x-kubernetes-list-map-keys")) {
            JsonNode property = items.path("properties").path(key.asText());
            if (property.isMissingNode()) {
                invalid(
                        at + ".x-kubernetes-list-map-keys",
                        "\"" + key.asText() + "\"",
                        "entries must all be names of item properties");
                continue;
            }
            boolean given = property.has("default");
            for (JsonNode name : items.path("required")) {
                given |= name.asText().equals(key.asText());
            }
            if (!given) {
                required(
                        at + ".items.properties[" + key.asText() + "].default",
                        "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required"
                                + " property");
            }
        }
    }
}
