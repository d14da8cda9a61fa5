package io.generalscaler.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A text that a pattern allows has nothing before or behind it that may not stand within it, as in the CRD's schema. */
class TextPatternTest {
    private static final List<String> WORDS = List.of(
            "a",
            "web-1",
            "tls.crt",
            "redis.shop.svc",
            "apps/v1",
            "v1",
            "Deployment",
            "http://prometheus:9090",
            "/orders/waiting",
            "orders_waiting",
            "123456789012",
            "http://localhost/123456789012/orders",
            "eu-west-1",
            "redis-0:6379",
            "2026-01-31",
            "09:00",
            "UTC");
    private static final List<String> ENDS = List.of("\n", "\r", "\r\n", "\t", " ", "\n\n");

    static Stream<TextPattern> patterns() {
        return texts(Shapes.of(GeneralScalerSpec.class))
                .flatMap(text -> text.pattern().stream())
                .distinct();
    }

    private static Stream<Shape.Text> texts(Shape shape) {
        return switch (shape) {
            case Shape.Text text -> Stream.of(text);
            case Shape.Fields fields -> fields.fields().stream().flatMap(field -> texts(field.shape()));
            case Shape.Items items -> texts(items.item());
            case Shape.Entries entries -> texts(entries.value());
            case Shape.Whole _, Shape.Decimal _, Shape.Flag _, Shape.Anything _ -> Stream.empty();
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("patterns")
    void endsWhereTheTextEnds(TextPattern pattern) {
        List<String> allowed = WORDS.stream().filter(pattern::accepts).toList();
        assertThat(allowed).isNotEmpty();
        assertThat(allowed.stream()
                        .flatMap(word -> ENDS.stream()
                                .filter(end -> !pattern.accepts(word + end + word))
                                .flatMap(end -> Stream.of(word + end, end + word))))
                .noneMatch(pattern::accepts);
    }
}
