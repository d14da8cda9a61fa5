package io.generalscaler.api.compile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.generalscaler.api.annotation.AnnotatedScaler;
import io.generalscaler.api.annotation.AnnotationCompiler;
import io.generalscaler.api.annotation.Key;
import io.generalscaler.api.schema.Shape;
import io.generalscaler.api.schema.Shapes;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.api.v1alpha1.TargetRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Characters that are not seen, turn the text around them, or have no place in YAML, are refused wherever a text may stand. */
final class FreeTextTest {
    /** C0 and C1 controls, DEL, format and bidi characters, separators, lone surrogates, no characters. */
    private static final int[] UNSEEN = IntStream.of(
                    IntStream.concat(IntStream.range(0, 0x20), IntStream.rangeClosed(0x7F, 0x9F))
                            .toArray())
            .filter(point -> point != '\t' && point != '\n' && point != '\r')
            .toArray();

    private static final int[] MORE_UNSEEN = {
        0xAD, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0xFEFF, 0xD800,
        0xDFFF, 0xFFFE, 0xFFFF, 0xE0001
    };

    private static final List<String> SEEN = List.of("load test", "Größe: 5 % – „jetzt“", "作業", "🎉 launch", "e\u0301");

    private static final String BASE =
            "{\"targetRef\":{\"name\":\"app\"},\"maxReplicas\":20,\"metric\":{\"type\":\"redis\","
                    + "\"targetValue\":10,\"redis\":{\"host\":\"r\",\"queueName\":\"q\"}}";

    private static Stream<String> unseen() {
        return IntStream.concat(IntStream.of(UNSEEN), IntStream.of(MORE_UNSEEN))
                .mapToObj(point -> new String(new int[] {point}, 0, 1));
    }

    @Test
    void everyTextOfASpecRefusesThem() {
        Map<String, Shape.Text> texts = new HashMap<>();
        collect("spec", Shapes.of(GeneralScalerSpec.class), texts);
        assertThat(texts).containsKeys("spec.pause.reason", "spec.schedule.rules[].name", "spec.metric.config.*");
        List<String> accepting = new ArrayList<>();
        texts.forEach((path, text) -> {
            boolean refusesAll = !text.oneOf().isEmpty()
                    || (text.pattern().isPresent()
                            && unseen().noneMatch(it -> text.pattern().get().accepts("a" + it + "b")
                                    || text.pattern().get().accepts("http://a" + it + "/b")));
            if (!refusesAll) {
                accepting.add(path);
            }
        });
        assertThat(accepting).isEmpty();
    }

    private static void collect(String path, Shape shape, Map<String, Shape.Text> into) {
        switch (shape) {
            case Shape.Text text -> into.put(path, text);
            case Shape.Fields fields ->
                fields.fields().forEach(each -> collect(path + "." + each.name(), each.shape(), into));
            case Shape.Items items -> collect(path + "[]", items.item(), into);
            case Shape.Entries entries -> collect(path + ".*", entries.value(), into);
            case Shape.Whole _, Shape.Decimal _, Shape.Flag _, Shape.Anything _ -> {}
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "spec.pause.reason | ,\"pause\":{\"reason\":\"%s\"}",
                "spec.override.reason | ,\"override\":{\"replicas\":3,\"reason\":\"%s\"}",
                "spec.schedule.rules[0].name | ,\"schedule\":{\"rules\":[{\"name\":\"%s\",\"minReplicas\":1}]}",
            })
    void saysWhatATextMayBe(String path, String field) throws Exception {
        for (String unseen : unseen().toList()) {
            assertThat(violations(BASE + field.formatted(escaped("a" + unseen)) + "}"))
                    .singleElement()
                    .asString()
                    .startsWith(path + ": ")
                    .endsWith("must be one line without control characters or other characters that are not seen");
        }
        assertThat(violations(BASE + field.formatted("two\\nlines") + "}")).hasSize(1);
        for (String seen : SEEN) {
            assertThat(violations(BASE + field.formatted(seen) + "}")).isEmpty();
        }
    }

    @Test
    void aQueryMayHaveSeveralLines() throws Exception {
        String spec =
                "{\"targetRef\":{\"name\":\"app\"},\"maxReplicas\":20,\"metric\":{\"type\":\"prometheus\",\"targetValue\":1,"
                        + "\"prometheus\":{\"serverAddress\":\"http://p\",\"query\":\"%s\"}}}";
        assertThat(violations(spec.formatted("sum(\\n\\tup\\r\\n)"))).isEmpty();
        assertThat(violations(spec.formatted("up{a='\\u202e'}")))
                .containsExactly(
                        "spec.metric.prometheus.query: must be text without characters that are not seen; only tabs and line"
                                + " breaks may be in it");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Key.class)
    void anAnnotationRefusesThem(Key key) {
        var compiler = new AnnotationCompiler(Specs.COMPILER);
        for (String unseen : unseen().toList()) {
            Map<String, String> annotations = new HashMap<>(Map.of(
                    Key.ENABLED.key(), "true",
                    Key.MAX_REPLICAS.key(), "6",
                    Key.TARGET_VALUE.key(), "20",
                    Key.METRIC.key(), "redis://redis:6379/mail"));
            annotations.merge(key.key(), "1", (text, one) -> text);
            annotations.computeIfPresent(key.key(), (name, text) -> text + unseen + "1");
            assertThat(compiler.compile(
                            new TargetRef("apps/v1", "Deployment", "mailer"), annotations, Context.at(Specs.NOW)))
                    .as(annotations.toString())
                    .isInstanceOf(AnnotatedScaler.Rejected.class);
        }
    }

    /** Without the values, whose words are not this test's. */
    private static List<String> violations(String json) throws Exception {
        GeneralScalerSpec spec = new JsonMapper().readValue(json, GeneralScalerSpec.class);
        return switch (Specs.COMPILER.compile(spec, Context.at(Specs.NOW))) {
            case Compilation.Accepted _ -> List.of();
            case Compilation.Rejected rejected ->
                rejected.violations().stream()
                        .map(each -> each.path() + ": " + each.message())
                        .toList();
        };
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(each -> escaped.append(String.format("\\u%04x", each)));
        return escaped.toString();
    }
}
