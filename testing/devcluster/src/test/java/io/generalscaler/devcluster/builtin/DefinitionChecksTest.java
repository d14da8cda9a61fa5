package io.generalscaler.devcluster.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionChecksTest {
    private static final String SCHEMA = "spec.versions[0].schema.openAPIV3Schema";

    private static ObjectNode crd(String schema) {
        ObjectNode crd = Yaml.object("""
                metadata: {name: widgets.x.io}
                spec:
                  group: x.io
                  scope: Namespaced
                  names: {plural: widgets, kind: Widget}
                  versions: [{name: v1, served: true, storage: true, subresources: {status: {}}}]
                """);
        ((ObjectNode) crd.at("/spec/versions/0")).putObject("schema").set("openAPIV3Schema", Yaml.node(schema));
        return crd;
    }

    private static List<String> faults(ObjectNode crd) {
        return DefinitionChecks.check(crd).stream()
                .map(cause -> cause.field() + ": " + cause.message())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " ## ",
            quoteCharacter = '`',
            value = {
                "a bounded list with a rule ## {type: array, maxItems: 10, items: {type: string, maxLength: 20}, x-kubernetes-validations: [{rule: 'self.all(x, x != \"\")'}]}",
                "a number or a text ## {x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}]}",
                "a number or a text with more ## {x-kubernetes-int-or-string: true, allOf: [{anyOf: [{type: integer}, {type: string}]}, {pattern: '^[0-9]+%?$'}]}",
                "junctors over fields that are there ## {type: object, properties: {a: {type: string}, b: {type: string}}, oneOf: [{required: [a]}, {required: [b], properties: {b: {minLength: 1}}}]}",
                "an object of any form ## {type: object, x-kubernetes-preserve-unknown-fields: true}",
                "a list map whose key is required ## {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [n], items: {type: object, required: [n], properties: {n: {type: string}}}}",
                "a list map whose key has a default ## {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [n], items: {type: object, properties: {n: {type: string, default: x}}}}",
                "a valid default ## {type: object, default: {a: 1}, properties: {a: {type: integer, minimum: 1}}}",
                "a transition rule in a list map ## {type: array, maxItems: 5, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [n], items: {type: object, required: [n], properties: {n: {type: string, maxLength: 5}}, x-kubernetes-validations: [{rule: self == oldSelf}]}}",
            })
    void accepts(String rule, String field) {
        assertThat(faults(crd("{type: object, properties: {spec: {type: object, properties: {f: " + field + "}}}}")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " ## ",
            quoteCharacter = '`',
            value = {
                "a field without a type ## {description: x} ## .type: Required value: must not be empty for specified object fields",
                "a list without items ## {type: array} ## .items: Required value: must be specified",
                "a bad pattern ## {type: string, pattern: '(['} ## .pattern: Invalid value: \"([\": must be a valid regular expression",
                "unique items ## {type: array, uniqueItems: true, items: {type: string}} ## .uniqueItems: Forbidden: uniqueItems cannot be set to true since the runtime complexity becomes quadratic",
                "properties beside additionalProperties ## {type: object, properties: {a: {type: string}}, additionalProperties: {type: string}} ## .additionalProperties: Forbidden: additionalProperties and properties are mutual exclusive",
                "a reference ## {type: object, $ref: x} ## .$ref: Forbidden: $ref is not supported",
                "a default that is not valid ## {type: integer, default: x} ## .default: Invalid value: \"string\"",
                "a default with unknown fields ## {type: object, default: {b: 1}, properties: {a: {type: integer}}} ## .default: Invalid value: {\"b\":1}: must not have unknown fields",
                "a list map without keys ## {type: array, x-kubernetes-list-type: map, items: {type: object}} ## .x-kubernetes-list-map-keys: Required value: must not be empty if x-kubernetes-list-type is map",
                "a list map whose key may be missing ## {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [n], items: {type: object, properties: {n: {type: string}}}} ## .items.properties[n].default: Required value: this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property",
                "a list map whose key is no field ## {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [n], items: {type: object}} ## .x-kubernetes-list-map-keys: Invalid value: \"n\": entries must all be names of item properties",
                "a rule that does not compile ## {type: integer, x-kubernetes-validations: [{rule: self.foo}]} ## .x-kubernetes-validations[0].rule: Invalid value: \"self.foo\": compilation failed: ERROR: <input>:1:5: ",
                "a rule that is no condition ## {type: integer, x-kubernetes-validations: [{rule: self + 1}]} ## .x-kubernetes-validations[0].rule: Invalid value: \"self + 1\": cel expression must evaluate to a bool",
                "a message that is no text ## {type: integer, x-kubernetes-validations: [{rule: self > 1, messageExpression: '1'}]} ## .x-kubernetes-validations[0].messageExpression: Invalid value: \"1\": messageExpression messageExpression must evaluate to a string",
            })
    void refuses(String rule, String field, String fault) {
        assertThat(faults(crd("{type: object, properties: {spec: {type: object, properties: {f: " + field + "}}}}")))
                .anySatisfy(text -> assertThat(text).startsWith(SCHEMA + ".properties[spec].properties[f]" + fault));
    }

    @Test
    void theRootIsAnObject() {
        assertThat(faults(crd("{type: string}")))
                .contains(SCHEMA + ".type: Required value: must be object at the root");
    }

    @Test
    void namesAndVersionsAreChecked() {
        ObjectNode crd = crd("{type: object}");
        ((ObjectNode) crd.get("metadata")).put("name", "other.x.io");
        ((ObjectNode) crd.get("spec")).put("scope", "Global");
        ((ArrayNode) crd.at("/spec/versions")).add(crd.at("/spec/versions/0").deepCopy());
        assertThat(faults(crd))
                .contains(
                        "metadata.name: Invalid value: \"other.x.io\": must be spec.names.plural+\".\"+spec.group",
                        "spec.scope: Unsupported value: \"Global\": supported values: \"Cluster\", \"Namespaced\"")
                .anySatisfy(
                        text -> assertThat(text).endsWith("must have exactly one version marked as storage version"));
    }
}
