package io.generalscaler.devcluster.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructuralSchemaTest {
    private static List<String> faults(String schema, String object) {
        return faults(schema, object, null);
    }

    private static List<String> faults(String schema, String object, String old) {
        StructuralSchema structural = StructuralSchema.of(Yaml.object(schema));
        return structural.validate(Yaml.object(object), old == null ? null : Yaml.object(old)).stream()
                .map(FieldError::toString)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a number below the minimum|{type: integer, minimum: 1}|0|spec.a: Invalid value: 0: spec.a in body should be greater than or equal to 1",
                "a number at an exclusive minimum|{type: number, minimum: 0, exclusiveMinimum: true}|0|spec.a: Invalid value: 0: spec.a in body should be greater than 0",
                "a number above the maximum|{type: number, maximum: 0.5}|0.75|spec.a: Invalid value: 0.75: spec.a in body should be less than or equal to 0.5",
                "a number that is no multiple|{type: number, multipleOf: 0.1}|0.25|spec.a: Invalid value: 0.25: spec.a in body should be a multiple of 0.1",
                "a text for a number|{type: integer}|x|spec.a: Invalid value: \"string\": spec.a in body must be of type integer: \"string\"",
                "a fraction for a whole number|{type: integer}|1.5|spec.a: Invalid value: \"number\": spec.a in body must be of type integer: \"number\"",
                "a number for a text|{type: string}|1|spec.a: Invalid value: \"integer\": spec.a in body must be of type string: \"integer\"",
                "a list for an object|{type: object}|[]|spec.a: Invalid value: \"array\": spec.a in body must be of type object: \"array\"",
                "null where null is no value|{type: string}|null|spec.a: Invalid value: \"null\": spec.a in body must be of type string: \"null\"",
                "a number too large for int32|{type: integer, format: int32}|2147483648|spec.a: Invalid value: 2147483648: Checked value must be of type int32 with format int32",
                "a text outside the enumeration|{type: string, enum: [a, b]}|c|spec.a: Unsupported value: \"c\": supported values: \"a\", \"b\"",
                "a text too long|{type: string, maxLength: 2}|abc|spec.a: Too long: may not be more than 2 bytes",
                "a text too short|{type: string, minLength: 2}|a|spec.a: Invalid value: \"a\": spec.a in body should be at least 2 chars long",
                "a text that does not match|{type: string, pattern: '^a+$'}|b|spec.a: Invalid value: \"b\": spec.a in body should match '^a+$'",
                "a time that is none|{type: string, format: date-time}|noon|spec.a: Invalid value: \"noon\": spec.a in body must be of type date-time: \"noon\"",
                "too many items|{type: array, maxItems: 2, items: {type: integer}}|[1, 2, 3]|spec.a: Too many: 3: must have at most 2 items",
                "too few items|{type: array, minItems: 1, items: {type: integer}}|[]|spec.a: Invalid value: 0: spec.a in body should have at least 1 items",
                "too many entries|{type: object, maxProperties: 1, additionalProperties: {type: integer}}|{x: 1, y: 2}|spec.a: Too many: 2: must have at most 1 item",
                "a missing field|{type: object, required: [b]}|{}|spec.a.b: Required value",
                "a fault in a list|{type: array, items: {type: integer}}|[1, x]|spec.a[1]: Invalid value: \"string\": spec.a[1] in body must be of type integer: \"string\"",
                "a fault in a map|{type: object, additionalProperties: {type: integer}}|{k: x}|spec.a.k: Invalid value: \"string\": spec.a.k in body must be of type integer: \"string\"",
                "a duplicate in a set|{type: array, x-kubernetes-list-type: set, items: {type: string}}|[a, b, a]|spec.a[2]: Duplicate value: \"a\"",
                "a duplicate key in a list map|{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [n], items: {type: object}}|[{n: a}, {n: a}]|spec.a[1]: Duplicate value: {\"n\":\"a\"}",
                "neither number nor text|{x-kubernetes-int-or-string: true}|true|spec.a: Invalid value: \"boolean\": spec.a in body must be of type integer,string: \"boolean\"",
            })
    void refuses(String rule, String schema, String value, String message) {
        assertThat(faults(
                        "{type: object, properties: {spec: {type: object, properties: {a: " + schema + "}}}}",
                        "{spec: {a: " + value + "}}"))
                .containsExactly(message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a whole number written with a fraction|{type: integer}|1.0",
                "null where it may be|{type: string, nullable: true}|null",
                "a number or a text: number|{x-kubernetes-int-or-string: true}|1",
                "a number or a text: text|{x-kubernetes-int-or-string: true}|50%",
                "a time|{type: string, format: date-time}|'2026-01-15T10:30:00.5Z'",
                "a format nobody knows|{type: string, format: shoe-size}|huge",
                "a whole number as a number|{type: number, minimum: 1}|1",
                "a length counted in characters|{type: string, maxLength: 1}|😀",
            })
    void accepts(String rule, String schema, String value) {
        assertThat(faults(
                        "{type: object, properties: {spec: {type: object, properties: {a: " + schema + "}}}}",
                        "{spec: {a: " + value + "}}"))
                .isEmpty();
    }

    @Test
    void oneOfSaysHowManyAlternativesFit() {
        String schema = "{type: object, properties: {spec: {type: object, oneOf: [{required: [a]}, {required: [b]}],"
                + " properties: {a: {type: integer}, b: {type: integer}}}}}";
        assertThat(faults(schema, "{spec: {a: 1, b: 2}}"))
                .containsExactly(
                        "<nil>: Invalid value: \"\": \"spec\" must validate one and only one schema (oneOf). Found 2 valid alternatives");
        assertThat(faults(schema, "{spec: {}}"))
                .containsExactly(
                        "<nil>: Invalid value: \"\": \"spec\" must validate one and only one schema (oneOf). Found none valid",
                        "spec.a: Required value");
        assertThat(faults(schema, "{spec: {a: 1}}")).isEmpty();
    }

    @Test
    void anUpdateIsNotBlamedForWhatItLeavesAlone() {
        String schema =
                "{type: object, properties: {spec: {type: object, properties: {a: {type: integer, maximum: 5}, b: {type: integer, maximum: 5}}}}}";
        assertThat(faults(schema, "{spec: {a: 9, b: 1}}", "{spec: {a: 9}}")).isEmpty();
        assertThat(faults(schema, "{spec: {a: 10}}", "{spec: {a: 9}}")).hasSize(1);
    }

    @Test
    void pruningTakesOutWhatIsNotDescribedAndNamesIt() {
        StructuralSchema schema = StructuralSchema.of(Yaml.object("""
                type: object
                properties:
                  spec:
                    type: object
                    properties:
                      known: {type: integer}
                      free: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {inner: {type: object}}}
                      list: {type: array, items: {type: object, properties: {n: {type: string}}}}
                      map: {type: object, additionalProperties: {type: object, properties: {v: {type: string}}}}
                      whole: {type: object, x-kubernetes-embedded-resource: true, properties: {spec: {type: object}}}
                """));
        ObjectNode object = Yaml.object("""
                apiVersion: v1
                kind: K
                metadata: {name: x}
                foo: 1
                spec:
                  known: 1
                  other: 2
                  free: {any: 1, inner: {gone: 1}}
                  list: [{n: a, m: b}]
                  map: {k: {v: a, w: b}}
                  whole: {apiVersion: v1, kind: K, metadata: {name: y}, spec: {gone: 1}}
                """);
        List<String> unknown = schema.prune(object);
        assertThat(unknown)
                .containsExactly(
                        "foo",
                        "spec.free.inner.gone",
                        "spec.list[0].m",
                        "spec.map.k.w",
                        "spec.other",
                        "spec.whole.spec.gone");
        assertThat(object).isEqualTo(Yaml.object("""
                apiVersion: v1
                kind: K
                metadata: {name: x}
                spec:
                  known: 1
                  free: {any: 1, inner: {}}
                  list: [{n: a}]
                  map: {k: {v: a}}
                  whole: {apiVersion: v1, kind: K, metadata: {name: y}, spec: {}}
                """));
    }

    @Test
    void defaultsFillInFromTheOutsideIn() {
        StructuralSchema schema = StructuralSchema.of(Yaml.object("""
                type: object
                properties:
                  spec:
                    type: object
                    default: {}
                    properties:
                      mode: {type: string, default: Apply}
                      nothing: {type: string, nullable: true, default: x}
                      list: {type: array, items: {type: object, properties: {role: {type: string, default: Scale}}}}
                      gone: {type: string}
                """));
        ObjectNode empty = Yaml.object("{}");
        schema.applyDefaults(empty);
        assertThat(empty).isEqualTo(Yaml.object("{spec: {mode: Apply, nothing: x}}"));
        ObjectNode nulls = Yaml.object("{spec: {mode: null, nothing: null, list: [{}], gone: null}}");
        schema.dropNulls(nulls);
        schema.applyDefaults(nulls);
        assertThat(nulls).isEqualTo(Yaml.object("{spec: {mode: Apply, nothing: null, list: [{role: Scale}]}}"));
    }
}
