package io.generalscaler.devcluster.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.Yaml;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchTest {
    private static final Shape DEPLOYMENT =
            Objects.requireNonNull(BuiltInTypes.load().shape("apps", "Deployment"));

    @ParameterizedTest(name = "JSON patch: {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "add sets a field|{a: 1}|[{op: add, path: /b, value: 2}]|{a: 1, b: 2}",
                "add inserts into a list|{l: [1, 3]}|[{op: add, path: /l/1, value: 2}]|{l: [1, 2, 3]}",
                "add appends to a list|{l: [1]}|[{op: add, path: /l/-, value: 2}]|{l: [1, 2]}",
                "remove takes a field out|{a: 1, b: 2}|[{op: remove, path: /b}]|{a: 1}",
                "replace changes a field|{a: 1}|[{op: replace, path: /a, value: {b: 2}}]|{a: {b: 2}}",
                "move takes a value elsewhere|{a: {b: 1}}|[{op: move, from: /a/b, path: /c}]|{a: {}, c: 1}",
                "copy leaves the first|{a: 1}|[{op: copy, from: /a, path: /b}]|{a: 1, b: 1}",
                "a path escapes slash and tilde|{m: {}}|[{op: add, path: /m/x.io~1y~0z, value: 1}]|{m: {x.io/y~z: 1}}",
                "test lets equal values pass|{a: 1}|[{op: test, path: /a, value: 1}, {op: remove, path: /a}]|{}",
            })
    void jsonPatch(String rule, String document, String patch, String result) {
        assertThat(JsonPatch.apply(Yaml.object(document), Yaml.node(patch))).isEqualTo(Yaml.object(result));
    }

    @ParameterizedTest(name = "JSON patch is refused: {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a test that fails|{a: 1}|[{op: test, path: /a, value: 2}]|422|testing value /a failed",
                "a place that is not there|{}|[{op: remove, path: /a}]|422|does not apply",
                "an index beyond the list|{l: []}|[{op: add, path: /l/1, value: 1}]|422|invalid index",
                "an operation nobody knows|{}|[{op: paint, path: /a}]|400|Unexpected kind",
                "no list|{}|{op: add}|400|list of operations",
                "no value|{}|[{op: add, path: /a}]|400|needs a \"value\"",
            })
    void jsonPatchRefusals(String rule, String document, String patch, int code, String message) {
        assertThatThrownBy(() -> JsonPatch.apply(Yaml.object(document), Yaml.node(patch)))
                .isInstanceOfSatisfying(PatchRefusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal).hasMessageContaining(message);
                });
    }

    @Test
    void aJsonPatchIsBounded() {
        ArrayNode many = (ArrayNode) Yaml.node("[]");
        for (int i = 0; i <= 10_000; i++) {
            many.addObject().put("op", "add").put("path", "/a").put("value", i);
        }
        assertThatThrownBy(() -> JsonPatch.apply(Yaml.object("{}"), many))
                .hasMessageContaining("The allowed maximum operations in a JSON patch is 10000");
        ArrayNode doubling = (ArrayNode) Yaml.node("[]");
        for (int i = 0; i < 64; i++) {
            doubling.addObject().put("op", "copy").put("from", "/l").put("path", "/l/-");
        }
        assertThatThrownBy(() -> JsonPatch.apply(Yaml.object("{l: [xxxxxxxxxxxxxxxx]}"), doubling))
                .hasMessageContaining("the accumulated size increase of copy");
    }

    @ParameterizedTest(name = "merge patch: {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "objects merge|{a: {b: 1, c: 2}}|{a: {c: 3}}|{a: {b: 1, c: 3}}",
                "null removes|{a: 1, b: 2}|{b: null}|{a: 1}",
                "lists are replaced|{a: [1, 2]}|{a: [3]}|{a: [3]}",
                "null inside a new object is dropped|{}|{a: {b: null, c: 1}}|{a: {c: 1}}",
            })
    void mergePatch(String rule, String document, String patch, String result) {
        assertThat(MergePatch.apply(Yaml.object(document), Yaml.node(patch))).isEqualTo(Yaml.object(result));
    }

    @ParameterizedTest(name = "strategic merge: {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "containers merge by name|{containers: [{name: a, image: x}, {name: b}]}|{containers: [{name: a, image: y}]}|{containers: [{name: a, image: y}, {name: b}]}",
                "a new container is appended|{containers: [{name: a}]}|{containers: [{name: b}]}|{containers: [{name: a}, {name: b}]}",
                "a container is deleted|{containers: [{name: a}, {name: b}]}|{containers: [{$patch: delete, name: a}]}|{containers: [{name: b}]}",
                "the list is replaced|{containers: [{name: a}]}|{containers: [{$patch: replace}, {name: c}]}|{containers: [{name: c}]}",
                "env merges by name|{containers: [{name: a, env: [{name: X, value: 1}]}]}|{containers: [{name: a, env: [{name: Y, value: 2}]}]}|{containers: [{name: a, env: [{name: X, value: 1}, {name: Y, value: 2}]}]}",
                "ports merge by containerPort|{containers: [{name: a, ports: [{containerPort: 80}]}]}|{containers: [{name: a, ports: [{containerPort: 80, name: http}]}]}|{containers: [{name: a, ports: [{containerPort: 80, name: http}]}]}",
                "tolerations are replaced|{tolerations: [{key: a}]}|{tolerations: [{key: b}]}|{tolerations: [{key: b}]}",
                "the order is set|{containers: [{name: a}, {name: b}]}|{$setElementOrder/containers: [{name: b}, {name: a}], containers: [{name: b, image: x}]}|{containers: [{name: b, image: x}, {name: a}]}",
                "what the order does not name keeps its place|{containers: [{name: a}, {name: side}, {name: b}]}|{$setElementOrder/containers: [{name: b}, {name: a}]}|{containers: [{name: b}, {name: a}, {name: side}]}",
                "only the retained keys stay|{volumes: [{name: v, emptyDir: {}}]}|{volumes: [{name: v, $retainKeys: [name, hostPath], hostPath: {path: /x}}]}|{volumes: [{name: v, hostPath: {path: /x}}]}",
                "an object is replaced|{securityContext: {a: 1}}|{securityContext: {$patch: replace, b: 2}}|{securityContext: {b: 2}}",
                "an object is deleted|{securityContext: {a: 1}, x: 1}|{securityContext: {$patch: delete}}|{x: 1}",
                "null removes a field|{containers: [{name: a, image: x}]}|{containers: [{name: a, image: null}]}|{containers: [{name: a}]}",
            })
    void strategicMerge(String rule, String podSpec, String patch, String result) {
        assertThat(StrategicPatch.apply(inTemplate(podSpec), inTemplate(patch), DEPLOYMENT))
                .isEqualTo(inTemplate(result));
    }

    @Test
    void finalizersAreUnitedAndDeletedByValue() {
        assertThat(StrategicPatch.apply(
                        Yaml.object("{metadata: {finalizers: [a, b]}}"),
                        Yaml.object("{metadata: {$deleteFromPrimitiveList/finalizers: [a], finalizers: [b, c]}}"),
                        DEPLOYMENT))
                .isEqualTo(Yaml.object("{metadata: {finalizers: [b, c]}}"));
    }

    @Test
    void anItemWithoutItsMergeKeyIsRefused() {
        assertThatThrownBy(() -> StrategicPatch.apply(
                        inTemplate("{containers: []}"), inTemplate("{containers: [{image: x}]}"), DEPLOYMENT))
                .hasMessageContaining("does not contain declared merge key: name");
    }

    private static ObjectNode inTemplate(String podSpec) {
        return Yaml.object("{spec: {template: {spec: " + podSpec + "}}}");
    }
}
