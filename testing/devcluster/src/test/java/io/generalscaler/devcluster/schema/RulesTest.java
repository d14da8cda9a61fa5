package io.generalscaler.devcluster.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.devcluster.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules in {@code x-kubernetes-validations}; the expressions are those of the Kubernetes documentation. */
class RulesTest {
    private static final String FIELDS = """
            type: object
            properties:
              spec:
                type: object
                properties:
                  minReplicas: {type: integer}
                  replicas: {type: integer, default: 1}
                  maxReplicas: {type: integer}
                  stateCounts: {type: object, additionalProperties: {type: integer}}
                  list1: {type: array, items: {type: string}}
                  list2: {type: array, items: {type: string}}
                  envars: {type: array, items: {type: object, properties: {name: {type: string}, value: {type: string}}}}
                  expired: {type: string, format: date-time}
                  created: {type: string, format: date-time}
                  ttl: {type: string, format: duration}
                  health: {type: string}
                  widgets:
                    type: array
                    x-kubernetes-list-type: map
                    x-kubernetes-list-map-keys: [key]
                    items:
                      type: object
                      required: [key]
                      properties: {key: {type: string}, foo: {type: integer}}
                  percent: {x-kubernetes-int-or-string: true}
                  set1: {type: array, x-kubernetes-list-type: set, items: {type: string}}
                  set2: {type: array, x-kubernetes-list-type: set, items: {type: string}}
                  names: {type: array, items: {type: string}}
                  details: {type: object, additionalProperties: {type: string}}
                  namespace: {type: string}
                  dash-ed: {type: integer}
                  nothing: {type: string, nullable: true}
            """;

    private static List<String> faults(String rules, String spec, String oldSpec) {
        var schema = Yaml.object(FIELDS);
        ((com.fasterxml.jackson.databind.node.ObjectNode) schema.at("/properties/spec"))
                .set("x-kubernetes-validations", Yaml.node(rules));
        return StructuralSchema.of(schema)
                .validate(
                        Yaml.object("{metadata: {name: x}, spec: " + spec + "}"),
                        oldSpec == null ? null : Yaml.object("{metadata: {name: x}, spec: " + oldSpec + "}"))
                .stream()
                .map(FieldError::toString)
                .toList();
    }

    @ParameterizedTest(name = "{0}: {1} holds, {2} does not")
    @CsvSource(
            delimiterString = " ## ",
            quoteCharacter = '`',
            value = {
                "self.minReplicas <= self.replicas && self.replicas <= self.maxReplicas ## {minReplicas: 1, replicas: 2, maxReplicas: 3} ## {minReplicas: 3, replicas: 2, maxReplicas: 3}",
                "'Available' in self.stateCounts ## {stateCounts: {Available: 1}} ## {stateCounts: {Gone: 1}}",
                "(self.list1.size() == 0) != (self.list2.size() == 0) ## {list1: [], list2: [a]} ## {list1: [b], list2: [a]}",
                "!('MY_KEY' in self.details) || self.details['MY_KEY'].matches('^[a-zA-Z]*$') ## {details: {MY_KEY: abc}} ## {details: {MY_KEY: '1'}}",
                "self.envars.filter(e, e.name == 'MY_ENV').all(e, e.value.matches('^[a-zA-Z]*$')) ## {envars: [{name: MY_ENV, value: a}, {name: X, value: '1'}]} ## {envars: [{name: MY_ENV, value: '1'}]}",
                "!has(self.expired) || self.created + self.ttl < self.expired ## {created: '2026-01-01T00:00:00Z', ttl: 1h, expired: '2026-01-01T02:00:00Z'} ## {created: '2026-01-01T00:00:00Z', ttl: 3h, expired: '2026-01-01T02:00:00Z'}",
                "self.health.startsWith('ok') ## {health: okay} ## {health: bad}",
                "self.widgets.exists(w, w.key == 'x' && w.foo < 10) ## {widgets: [{key: x, foo: 1}]} ## {widgets: [{key: x, foo: 10}]}",
                "type(self.percent) == string ? self.percent == '100%' : self.percent == 1000 ## {percent: 1000} ## {percent: 99%}",
                "self.set1.all(e, !(e in self.set2)) ## {set1: [a], set2: [b]} ## {set1: [a], set2: [a]}",
                "size(self.names) == size(self.details) && self.names.all(n, n in self.details) ## {names: [a], details: {a: x}} ## {names: [b], details: {a: x}}",
                "self.__namespace__ == 'a' && self.dash__dash__ed == 1 ## {namespace: a, dash-ed: 1} ## {namespace: b, dash-ed: 1}",
                "!has(self.minReplicas) ## {} ## {minReplicas: 1}",
            })
    void documentedExpressions(String rule, String good, String bad) {
        String rules = "[{rule: \"" + rule.replace("\\", "\\\\") + "\", message: wrong}]";
        assertThat(faults(rules, good, null)).isEmpty();
        assertThat(faults(rules, bad, null)).containsExactly("spec: Invalid value: wrong");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "without a message the rule speaks|{rule: 'self.replicas > 5'}|spec: Invalid value: failed rule: self.replicas > 5",
                "a message expression|{rule: 'self.replicas > 5', messageExpression: \"'has only ' + string(self.replicas)\"}|spec: Invalid value: has only 2",
                "a message expression that fails gives way|{rule: 'self.replicas > 5', message: plain, messageExpression: self.health}|spec: Invalid value: plain",
                "a field path|{rule: 'self.replicas > 5', message: wrong, fieldPath: .replicas}|spec.replicas: Invalid value: wrong",
                "a reason|{rule: 'self.replicas > 5', message: wrong, reason: FieldValueForbidden}|spec: Forbidden: wrong",
                "a reason with a path|{rule: 'self.replicas > 5', message: wrong, reason: FieldValueRequired, fieldPath: .health}|spec.health: Required value: wrong",
                "a field that is not there|{rule: 'self.minReplicas > 0'}|spec: Invalid value: \"object\": no such key: minReplicas evaluating rule: self.minReplicas > 0",
                "a rule that does not compile|{rule: 'self.foo > 0'}|spec: Invalid value: \"object\": rule compile error: compilation failed: ERROR: <input>:1:5: undefined field 'foo'",
            })
    void messages(String name, String rule, String message) {
        assertThat(faults("[" + rule + "]", "{replicas: 2}", null))
                .singleElement()
                .satisfies(text -> assertThat(text).startsWith(message));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a transition rule is silent on creation|self.replicas >= oldSelf.replicas|{replicas: 1}||0",
                "a transition rule compares with before|self.replicas >= oldSelf.replicas|{replicas: 1}|{replicas: 2}|1",
                "a transition rule lets growth through|self.replicas >= oldSelf.replicas|{replicas: 3}|{replicas: 2}|0",
                "a value may not change|self.health == oldSelf.health|{health: a}|{health: b}|1",
                "an unchanged value is not judged again|self.replicas > 5|{replicas: 1}|{replicas: 1}|0",
                "a changed one is|self.replicas > 5|{replicas: 2}|{replicas: 1}|1",
            })
    void transitions(String name, String rule, String spec, String oldSpec, int faults) {
        assertThat(faults("[{rule: '" + rule + "'}]", spec, oldSpec)).hasSize(faults);
    }

    @Test
    void anOptionalOldSelfLetsATransitionRuleRunOnCreation() {
        String rules =
                "[{rule: \"oldSelf.hasValue() || self.replicas == 1\", optionalOldSelf: true, message: starts at 1}]";
        assertThat(faults(rules, "{replicas: 2}", null)).containsExactly("spec: Invalid value: starts at 1");
        assertThat(faults(rules, "{replicas: 1}", null)).isEmpty();
        assertThat(faults(rules, "{replicas: 9}", "{replicas: 1}")).isEmpty();
    }

    @Test
    void rulesStandAtAnyPlace() {
        StructuralSchema schema = StructuralSchema.of(Yaml.object("""
                type: object
                x-kubernetes-validations: [{rule: "self.metadata.name == 'singleton'", message: only one}]
                properties:
                  spec:
                    type: object
                    properties:
                      size: {type: integer, x-kubernetes-validations: [{rule: "self % 2 == 0", message: must be even}]}
                      items:
                        type: array
                        x-kubernetes-list-type: map
                        x-kubernetes-list-map-keys: [name]
                        items:
                          type: object
                          properties:
                            name: {type: string}
                            value: {type: integer, x-kubernetes-validations: [{rule: "self >= oldSelf", message: never less}]}
                      map:
                        type: object
                        additionalProperties: {type: string, x-kubernetes-validations: [{rule: "self != ''", message: empty}]}
                """));
        assertThat(schema
                        .validate(
                                Yaml.object(
                                        "{metadata: {name: x}, spec: {size: 3, items: [{name: b, value: 1}, {name: a, value: 1}], map: {k: ''}}}"),
                                Yaml.object(
                                        "{metadata: {name: x}, spec: {size: 2, items: [{name: a, value: 2}, {name: b, value: 0}]}}"))
                        .stream()
                        .map(FieldError::toString))
                .containsExactly(
                        "<nil>: Invalid value: only one",
                        "spec.size: Invalid value: 3: must be even",
                        "spec.items[1].value: Invalid value: 1: never less",
                        "spec.map[k]: Invalid value: \"\": empty");
    }

    @Test
    void rulesWaitUntilTheObjectHasItsForm() {
        assertThat(faults("[{rule: 'self.replicas > 5'}]", "{replicas: x}", null))
                .containsExactly(
                        "spec.replicas: Invalid value: \"string\": spec.replicas in body must be of type integer: \"string\"",
                        "<nil>: Invalid value: null: some validation rules were not checked because the object was invalid;"
                                + " correct the existing errors to complete validation");
    }
}
