package io.generalscaler.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentsTest {
    private static JsonNode tree(String text) {
        return ((Document.Read) Documents.read(text).getFirst()).tree();
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                arguments("a key given twice", "a: 1\nb: 2\na: 3\n", 3, "has the key a twice"),
                arguments("an alias of nothing", "a: 1\nb: *x\n", 2, "has an alias (*x) of no value before it"),
                arguments(
                        "an alias of a later value", "a: *x\nb: &x 1\n", 1, "has an alias (*x) of no value before it"),
                arguments("an alias of itself", "a: &x\n- *x\n", 2, "has an alias (*x) of no value before it"),
                arguments(
                        "a billion laughs",
                        laughs(10),
                        7,
                        "has aliases (*name) that stand for more than 3145728 characters; write the values out"),
                arguments(
                        "a long text many times",
                        "a: &a " + "x".repeat(1_000_000) + "\nb: [*a,\n*a,\n*a,\n*a]\n",
                        5,
                        "has aliases (*name) that stand for more than 3145728 characters; write the values out"),
                arguments(
                        "aliases without number",
                        "a: &a 1\nb: [" + "*a, ".repeat(10_001) + "]\n",
                        2,
                        "has more than 10000 aliases (*name); write the values out"),
                arguments(
                        "aliases that nest too deep",
                        "a: &a " + "[".repeat(40) + "]".repeat(40) + "\nb: " + "[".repeat(40) + "*a" + "]".repeat(40),
                        2,
                        "is nested deeper than 64 levels"),
                arguments(
                        "a merge key of a text",
                        "<<: x\na: 1\n",
                        1,
                        "has a merge key (<<) of something else than fields"),
                arguments(
                        "a merge key after a field that it gives too",
                        "a: 1\n<<: {a: 2}\n",
                        2,
                        "has a merge key (<<) after the field a, which it gives too; make it the first"),
                arguments("a key given twice beside a merge key", "<<: {a: 2}\na: 1\na: 1\n", 3, "has the key a twice"),
                arguments(
                        "a tag",
                        "a: !!binary aGk=\n",
                        1,
                        "has a tag (tag:yaml.org,2002:binary); write the plain value"),
                arguments("a key that is a list", "[1, 2]: a\n", 1, "has a key that is not a text"),
                arguments(
                        "nesting that is too deep",
                        "[".repeat(70) + "]".repeat(70),
                        1,
                        "is nested deeper than 64 levels"),
                arguments(
                        "a text that is too long",
                        "a".repeat(Documents.MAX_CHARACTERS + 1),
                        1,
                        "is longer than 3145728 characters"),
                arguments(
                        "halves of characters",
                        "a".repeat(1023) + "\uD83D\uD83D\uD83D",
                        1,
                        "is neither YAML nor JSON: a character in it is not allowed"),
                arguments(
                        "a broken indentation",
                        "a: 1\n b: 2\n",
                        2,
                        "is neither YAML nor JSON: mapping values are not allowed here"),
                arguments(
                        "JSON cut off",
                        "{\"a\": [1,\n",
                        2,
                        "is neither YAML nor JSON: expected the node content, but found '<stream end>'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void unreadable(String rule, String text, int line, String message) {
        assertThat(Documents.read(text)).containsExactly(new Document.Unreadable(line, message));
    }

    @Test
    void whatFollowsABadDocumentIsStillRead() {
        List<Document> documents = Documents.read("a: 1\na: 2\n---\nb: 3\n");

        assertThat(documents).hasSize(2);
        assertThat(documents.get(0)).isEqualTo(new Document.Unreadable(2, "has the key a twice"));
        assertThat(((Document.Read) documents.get(1)).tree().path("b").intValue())
                .isEqualTo(3);
    }

    @Test
    void documentsOfNothingButCommentsAreNone() {
        assertThat(Documents.read("# nothing\n---\n# here\n---\na: 1\n")).hasSize(1);
        assertThat(Documents.read("")).isEmpty();
    }

    /** So many lines, each of which is ten times the one before. */
    private static String laughs(int lines) {
        StringBuilder text = new StringBuilder("a0: &a0 lol\n");
        for (int i = 1; i < lines; i++) {
            text.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
        }
        return text.toString();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a number             | a: &n 5\\nb: *n                         | {\"a\":5,\"b\":5}",
                "fields               | a: &f {x: 1}\\nb: *f                    | {\"a\":{\"x\":1},\"b\":{\"x\":1}}",
                "an alias of an alias | a: &f {x: 1}\\nb: &g [*f]\\nc: *g       | {\"a\":{\"x\":1},\"b\":[{\"x\":1}],\"c\":[{\"x\":1}]}",
                "a key                | &k a: b\\nc: *k                         | {\"a\":\"b\",\"c\":\"a\"}",
                "a name given anew    | a: &n 1\\nb: *n\\nc: &n 2\\nd: *n       | {\"a\":1,\"b\":1,\"c\":2,\"d\":2}",
                "merged fields        | a: &f {x: 1, y: 2}\\nb: {<<: *f, y: 3} | {\"a\":{\"x\":1,\"y\":2},\"b\":{\"x\":1,\"y\":3}}",
                "fields of several    | a: {<<: [{x: 1}, {x: 2, y: 2}]}        | {\"a\":{\"x\":1,\"y\":2}}",
                "merged fields after others | a: {z: 1, <<: {x: 1}}            | {\"a\":{\"z\":1,\"x\":1}}"
            })
    void anAliasIsTheValueThatItStandsFor(String what, String yaml, String json) {
        assertThat(tree(yaml.replace("\\n", "\n")).toString()).isEqualTo(json);
    }

    @Test
    void namesAreThoseOfTheirDocument() {
        assertThat(Documents.read("a: &n 1\n---\nb: *n\n").get(1))
                .isEqualTo(new Document.Unreadable(3, "has an alias (*n) of no value before it"));
    }

    @Test
    void whatAnAliasStandsForHasItsLine() {
        Document.Read read = (Document.Read)
                Documents.read("a: &f {x: 1}\nb: *f\nc:\n  <<: *f\n").getFirst();

        assertThat(read.lines().of("b.x")).isEqualTo(2);
        assertThat(read.lines().of("c.x")).isEqualTo(4);
    }

    static Stream<Arguments> scalars() {
        return Stream.of(
                arguments("a whole number", "5", "5"),
                arguments("a decimal, digit for digit", "0.05", "0.05"),
                arguments("an exponent", "1e3", "1000.0"),
                arguments("underscores in a number", "1_000", "1000"),
                arguments("a hexadecimal number", "0x1F", "31"),
                arguments("an octal number as of old", "010", "8"),
                arguments("yes", "yes", "true"),
                arguments("off", "off", "false"),
                arguments("nothing", "~", "null"),
                arguments("a time is a text", "09:00", "\"09:00\""),
                arguments("a date is a text", "2026-11-27", "\"2026-11-27\""),
                arguments("an instant is a text", "2026-12-01T00:00:00Z", "\"2026-12-01T00:00:00Z\""),
                arguments("quotes make a text", "'5'", "\"5\""),
                arguments("a word is a text", "Monday", "\"Monday\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void scalars(String rule, String yaml, String json) {
        JsonNode value = tree("a: " + yaml).path("a");

        assertThat(
                        value.isNumber()
                                ? value.decimalValue().compareTo(new java.math.BigDecimal(json)) == 0
                                : value.toString().equals(json))
                .as("%s", value)
                .isTrue();
    }

    @Test
    void aCharacterOfTwoHalvesMayStandAnywhere() {
        for (int before = 0; before < 2_100; before++) {
            String text = "x".repeat(before) + "😀";
            assertThat(tree("a: " + text).path("a").textValue()).isEqualTo(text);
        }
    }

    @Test
    void tabsIndentJson() {
        assertThat(tree("{\n\t\"a\": [\n\t\t1\n\t]\n}").path("a").path(0).intValue())
                .isEqualTo(1);
    }

    @Test
    void everyPathKnowsItsLine() {
        Document.Read read = (Document.Read) Documents.read("""
                kind: GeneralScaler
                metadata:
                  annotations:
                    autoscaling.generalscaler.io/metric: x
                spec:
                  metrics:
                  - name: a
                  - name: b
                    type: redis
                """).getFirst();

        assertThat(read.lines().of("spec.metrics[1].type")).isEqualTo(9);
        assertThat(read.lines().of("spec.metrics[1].targetValue")).isEqualTo(8);
        assertThat(read.lines().of("spec.maxReplicas")).isEqualTo(5);
        assertThat(read.lines().of("metadata.annotations[autoscaling.generalscaler.io/metric]"))
                .isEqualTo(4);
        assertThat(read.lines().of("nowhere")).isEqualTo(1);
    }
}
