package io.generalscaler.devcluster.schema.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.Yaml;
import io.generalscaler.devcluster.schema.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrdCheckTest {
    private static final String SCHEMA = "spec.validation.openAPIV3Schema";

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
        return CrdCheck.of(crd).stream().map(FieldError::toString).toList();
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
                "items without a type ## {type: array, items: {}} ## .items.type: Required value: must not be empty for specified array items",
                "a list without items ## {type: array} ## .items: Required value: must be specified",
                "an unknown type ## {type: text} ## .type: Unsupported value: \"text\": supported values: \"array\", \"boolean\", \"integer\", \"number\", \"object\", \"string\"",
                "a type inside a junctor ## {type: string, anyOf: [{type: string}]} ## .anyOf[0].type: Forbidden: must be empty to be structural",
                "a default inside a junctor ## {type: string, allOf: [{default: x}]} ## .allOf[0].default: Forbidden: must be undefined to be structural",
                "a field that only a junctor knows ## {type: object, oneOf: [{properties: {z: {minLength: 1}}}]} ## .properties[z]: Required value: because it is defined in spec.validation.openAPIV3Schema.properties[spec].properties[f].oneOf[0].properties[z]",
                "a bad pattern ## {type: string, pattern: '(['} ## .pattern: Invalid value: \"([\": must be a valid regular expression",
                "unique items ## {type: array, uniqueItems: true, items: {type: string}} ## .uniqueItems: Forbidden: uniqueItems cannot be set to true since the runtime complexity becomes quadratic",
                "properties beside additionalProperties ## {type: object, properties: {a: {type: string}}, additionalProperties: {type: string}} ## .additionalProperties: Forbidden: additionalProperties and properties are mutual exclusive",
                "a reference ## {type: object, $ref: x} ## .$ref: Forbidden: $ref is not supported",
                "a default that is not valid ## {type: integer, default: x} ## .default: Invalid value: \"string\"",
                "a default with unknown fields ## {type: object, default: {b: 1}, properties: {a: {type: integer}}} ## .default: Invalid value: {\"b\":1}: must not have unknown fields",
                "a list map without keys ## {type: array, x-kubernetes-list-type: map, items: {type: object}} ## .x-kubernetes-list-map-keys: Required value: must not be empty if x-kubernetes-list-type is map",
                "a list map whose key may be missing ## {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [n], items: {type: object, properties: {n: {type: string}}}} ## .items.properties[n].default: Required value: this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property",
                "a list map whose key is no field ## {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [n], items: {type: object}} ## .x-kubernetes-list-map-keys: Invalid value: [\"n\"]: entries must all be names of item properties",
                "a set of objects ## {type: array, x-kubernetes-list-type: set, items: {type: object}} ## .items.x-kubernetes-map-type: Invalid value: must be atomic as item of a list with x-kubernetes-list-type=set",
                "a list type that is none ## {type: array, x-kubernetes-list-type: bag, items: {type: string}} ## .x-kubernetes-list-type: Unsupported value: \"bag\": supported values: \"atomic\", \"set\", \"map\"",
                "a list type on a text ## {type: string, x-kubernetes-list-type: set} ## .type: Invalid value: \"string\": must be array if x-kubernetes-list-type is specified",
                "a rule that does not compile ## {type: integer, x-kubernetes-validations: [{rule: self.foo}]} ## .x-kubernetes-validations[0].rule: Invalid value: \"self.foo\": compilation failed: ERROR: <input>:1:5: ",
                "a rule that is no condition ## {type: integer, x-kubernetes-validations: [{rule: self + 1}]} ## .x-kubernetes-validations[0].rule: Invalid value: \"self + 1\": cel expression must evaluate to a bool",
                "a rule without a rule ## {type: integer, x-kubernetes-validations: [{message: x}]} ## .x-kubernetes-validations[0].rule: Required value: rule is not specified",
                "a reason that is none ## {type: integer, x-kubernetes-validations: [{rule: self > 1, reason: Bad}]} ## .x-kubernetes-validations[0].reason: Unsupported value: \"Bad\"",
                "a field path that leads nowhere ## {type: object, x-kubernetes-validations: [{rule: 'true', fieldPath: .a}]} ## .x-kubernetes-validations[0].fieldPath: Invalid value: \".a\": must be a valid path",
                "a message that is no text ## {type: integer, x-kubernetes-validations: [{rule: self > 1, messageExpression: '1'}]} ## .x-kubernetes-validations[0].messageExpression: Invalid value: \"1\": messageExpression messageExpression must evaluate to a string",
                "a transition rule in a plain list ## {type: array, maxItems: 5, items: {type: integer, x-kubernetes-validations: [{rule: self == oldSelf}]}} ## .items.x-kubernetes-validations[0].rule: Invalid value: \"self == oldSelf\": oldSelf cannot be used on the uncorrelatable portion of the schema within spec.validation.openAPIV3Schema.properties[spec].properties[f]",
                "an optional old self that is not used ## {type: integer, x-kubernetes-validations: [{rule: self > 1, optionalOldSelf: true}]} ## .x-kubernetes-validations[0].optionalOldSelf: Invalid value: true: may not be set if oldSelf is not used in rule",
                "a rule over an unbounded list ## {type: array, items: {type: string}, x-kubernetes-validations: [{rule: 'self.all(x, self.exists(y, x == y))'}]} ## .x-kubernetes-validations[0].rule: Forbidden: estimated rule cost exceeds budget by factor of more than 100x (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)",
                "a rule on the items of an unbounded list ## {type: array, items: {type: string, x-kubernetes-validations: [{rule: 'self.matches(\"^[a-z]+$\")'}]}} ## .items.x-kubernetes-validations[0].rule: Forbidden: estimated rule cost exceeds budget",
            })
    void refuses(String rule, String field, String fault) {
        assertThat(faults(crd("{type: object, properties: {spec: {type: object, properties: {f: " + field + "}}}}")))
                .anySatisfy(text -> assertThat(text).startsWith(SCHEMA + ".properties[spec].properties[f]" + fault));
    }

    @Test
    void theRootIsAnObjectWhoseMetadataIsGiven() {
        assertThat(faults(crd("{type: string}")))
                .contains(SCHEMA + ".type: Invalid value: \"string\": must be object at the root");
        assertThat(
                        faults(
                                crd(
                                        "{type: object, properties: {metadata: {type: object, properties: {labels: {type: object}}}}}")))
                .contains(SCHEMA + ".properties[metadata]: Forbidden: must not specify anything other than name and"
                        + " generateName, but metadata is implicitly specified");
        assertThat(
                        faults(
                                crd(
                                        "{type: object, properties: {metadata: {type: object, properties: {name: {type: string, maxLength: 9}}}}}")))
                .isEmpty();
    }

    @Test
    void allRulesTogetherHaveALimit() {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            fields.append(i == 0 ? "" : ", ")
                    .append("f")
                    .append(i)
                    .append(": {type: string, maxLength: 5000000,"
                            + " x-kubernetes-validations: [{rule: \"self.matches('^[a-z]+$')\"}]}");
        }
        assertThat(faults(crd("{type: object, properties: {spec: {type: object, properties: {" + fields + "}}}}")))
                .anySatisfy(text -> assertThat(text)
                        .startsWith(
                                SCHEMA + ": Forbidden: x-kubernetes-validations estimated rule cost total for entire"
                                        + " OpenAPIv3 schema exceeds budget by factor of "));
    }

    @Test
    void namesVersionsColumnsAndScaleAreChecked() {
        ObjectNode crd = crd("{type: object}");
        ((ObjectNode) crd.get("metadata")).put("name", "other.x.io");
        ((ObjectNode) crd.get("spec")).put("scope", "Global");
        ObjectNode version = (ObjectNode) crd.at("/spec/versions/0");
        version.set("additionalPrinterColumns", Yaml.node("[{name: A, type: text, jsonPath: spec.a}]"));
        version.set("subresources", Yaml.node("{scale: {specReplicasPath: .status.replicas}}"));
        ((ArrayNode) crd.at("/spec/versions")).add(version.deepCopy());
        assertThat(faults(crd))
                .contains(
                        "metadata.name: Invalid value: \"other.x.io\": must be spec.names.plural+\".\"+spec.group",
                        "spec.scope: Unsupported value: \"Global\": supported values: \"Cluster\", \"Namespaced\"",
                        "spec.versions[1].name: Invalid value: \"v1\": must contain unique version names",
                        "spec.versions[0].additionalPrinterColumns[0].type: Invalid value: \"text\": must be one of"
                                + " boolean,date,integer,number,string",
                        "spec.versions[0].additionalPrinterColumns[0].jsonPath: Invalid value: \"spec.a\": must be a simple"
                                + " json path starting with .",
                        "spec.versions[0].subresources.scale.specReplicasPath: Invalid value: \".status.replicas\": should be"
                                + " a json path under .spec",
                        "spec.versions[0].subresources.scale.statusReplicasPath: Required value")
                .anySatisfy(
                        text -> assertThat(text).endsWith("must have exactly one version marked as storage version"));
    }
}
