package io.generalscaler.api.text;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.api.annotation.AnnotationCompiler;
import io.generalscaler.api.annotation.Key;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.problem.Nearest;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.schema.Shape;
import io.generalscaler.api.schema.Shapes;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.api.v1alpha1.TargetRef;
import io.generalscaler.testing.Growth;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What strangers write costs no more than in proportion to its length, whatever it is. */
class LinearTimeTest {
    private static final Context CONTEXT = Context.at(Instant.parse("2026-01-15T10:30:00Z"));
    private static final Compiler COMPILER = Compiler.installed();
    private static final ScalerText SCALERS = new ScalerText(COMPILER);
    private static final AnnotationCompiler ANNOTATIONS = new AnnotationCompiler(COMPILER);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> UNITS = List.of(
            "/",
            "//",
            "@",
            "//@",
            "// ",
            "a",
            "1",
            "-",
            ".",
            "a.",
            " ",
            "\t",
            "\n",
            "\\",
            "\"",
            "'",
            "(",
            "[",
            "{",
            "#",
            "1s",
            "0x",
            "é",
            "\uD83D\uDE00",
            "\uD800",
            "\u001b[31m");

    private static void shown(String text) {
        Problems problems = Problems.from("spec");
        problems.invalid(text, text);
        problems.warn(text);
        problems.atUnknown(text).atKey(text).invalid(text, text);
    }

    private static void everyPattern(Shape shape, String text) {
        switch (shape) {
            case Shape.Fields fields -> fields.fields().forEach(it -> everyPattern(it.shape(), text));
            case Shape.Items items -> everyPattern(items.item(), text);
            case Shape.Entries entries -> everyPattern(entries.value(), text);
            case Shape.Text it -> it.pattern().ifPresent(pattern -> pattern.accepts(text));
            case Shape.Whole _, Shape.Decimal _, Shape.Flag _, Shape.Anything _ -> {}
        }
    }

    /** The text in every field of a spec, whatever belongs there, and beside them. */
    private static JsonNode everywhere(Shape shape, JsonNode text) {
        return switch (shape) {
            case Shape.Fields fields -> {
                ObjectNode object = NODES.objectNode();
                fields.fields().forEach(it -> object.set(it.name(), everywhere(it.shape(), text)));
                object.set(text.asText(), text);
                yield object;
            }
            case Shape.Items items ->
                NODES.arrayNode().add(everywhere(items.item(), text)).add(text);
            case Shape.Entries entries -> NODES.objectNode().set(text.asText(), everywhere(entries.value(), text));
            default -> text;
        };
    }

    private static JsonNode spec(IntFunction<JsonNode> item, String field, int count) {
        ObjectNode spec = NODES.objectNode();
        ArrayNode list = spec.putArray(field);
        for (int i = 0; i < count; i++) {
            list.add(item.apply(i));
        }
        return spec;
    }

    private static void annotated(Map<String, String> texts) {
        ANNOTATIONS.compile(new TargetRef("apps/v1", "Deployment", "w"), texts, CONTEXT);
    }

    static Stream<Arguments> texts() {
        Shape.Fields spec = Shapes.of(GeneralScalerSpec.class);
        return UNITS.stream().flatMap(unit -> {
            String name = unit.replace("\n", "\\n").replace("\t", "\\t").replace("\u001b", "ESC");
            return Stream.of(
                    arguments("shown: " + name, 100_000, on(unit, LinearTimeTest::shown)),
                    arguments("many that are shown: " + name, 1_000, on(unit, text -> {
                        for (int i = 0; i < 100; i++) {
                            shown(text);
                        }
                    })),
                    arguments("nearest: " + name, 100_000, on(unit, text -> Nearest.hint(text, spec.names()))),
                    arguments("patterns: " + name, 50_000, on(unit, text -> everyPattern(spec, text))),
                    arguments(
                            "a spec: " + name,
                            50_000,
                            on(unit, text -> SCALERS.compileSpec(everywhere(spec, NODES.textNode(text)), CONTEXT))),
                    arguments("annotations: " + name, 50_000, on(unit, text -> {
                        Map<String, String> texts = new HashMap<>();
                        for (Key key : Key.values()) {
                            texts.put(key.key(), text);
                        }
                        texts.put(Key.METRIC.key(), "redis://" + text);
                        texts.put(Key.PREFIX + text, text);
                        annotated(texts);
                    })),
                    arguments("YAML: " + name, 50_000, on(unit, Documents::read)),
                    arguments("a YAML value: " + name, 50_000, on(unit, text -> Documents.read("a: " + text))),
                    arguments("a JSON list: " + name, 50_000, on(unit, text -> Documents.read("[" + text))));
        });
    }

    private static IntConsumer on(String unit, Consumer<String> work) {
        return size -> work.accept(unit.repeat(size / unit.length()));
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                arguments("metrics that are texts", 20_000, (IntConsumer) size ->
                        SCALERS.compileSpec(spec(_ -> NODES.textNode("//".repeat(20)), "metrics", size), CONTEXT)),
                arguments("metrics that are nothing", 20_000, (IntConsumer)
                        size -> SCALERS.compileSpec(spec(_ -> NODES.objectNode(), "metrics", size), CONTEXT)),
                arguments("unknown fields", 20_000, (IntConsumer) size -> {
                    ObjectNode spec = NODES.objectNode();
                    for (int i = 0; i < size; i++) {
                        spec.put("maxReplica" + i, 1);
                    }
                    SCALERS.compileSpec(spec, CONTEXT);
                }),
                arguments("unknown annotations", 20_000, (IntConsumer) size -> {
                    Map<String, String> texts = new HashMap<>();
                    for (int i = 0; i < size; i++) {
                        texts.put(Key.PREFIX + "max-replica" + i, "1");
                    }
                    annotated(texts);
                }),
                arguments("fields below a long key", 4_000, (IntConsumer)
                        size -> Documents.read("? " + "k".repeat(size) + "\n: {" + keys(size) + "}")),
                arguments("aliases of aliases", 5_000, (IntConsumer) size -> Documents.read(aliases(size))),
                arguments("many documents", 5_000, (IntConsumer) size -> Documents.read("a: 1\n---\n".repeat(size))));
    }

    private static String aliases(int count) {
        StringBuilder text = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < count; i++) {
            text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        return text.toString();
    }

    private static String keys(int count) {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < count; i++) {
            keys.append("a").append(i).append(": 1, ");
        }
        return keys.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"texts", "lists"})
    void isTheMostThatIsSpent(String what, int size, IntConsumer work) {
        Growth.isLinear(what, size, work);
    }
}
