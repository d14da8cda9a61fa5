package io.generalscaler.api.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsTest {
    static Stream<Arguments> shown() {
        return Stream.of(
                arguments("a text stands in quotes", "app", "\"app\""),
                arguments("a number stands as it is", 5, "5"),
                arguments("a decimal is written out", new BigDecimal("1E+3"), "1000"),
                arguments("a huge decimal is not", new BigDecimal("1E+999999999"), "1E+999999999"),
                arguments("a long text is cut", "a".repeat(100), "\"" + "a".repeat(80) + "…\""),
                arguments("a cut never parts a character", "😀".repeat(100), "\"" + "😀".repeat(80) + "…\""),
                arguments("line ends and controls are replaced", "a\nb\u0000\u202Ec", "\"a�b��c\""),
                arguments("half a character is replaced", "a\uD800", "\"a�\""),
                arguments("a login in an address is left out", "redis://user:pa/ss@host/0", "\"redis://…@host/0\""),
                arguments(
                        "a login whose end is cut off is left out too",
                        "redis://user:" + "p".repeat(5_000) + "@host",
                        "\"redis:…\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void shown(String rule, Object value, String expected) {
        Problems problems = Problems.from("spec");
        problems.invalid(value, "no");

        assertThat(problems.violations().getFirst().value()).isEqualTo(expected);
    }

    static Stream<Arguments> nearest() {
        List<String> fields = List.of("maxReplicas", "minReplicas", "metric", "metrics", "mode");
        return Stream.of(
                arguments("a letter left out", "maxReplcas", fields, "maxReplicas"),
                arguments("two letters swapped", "maxRepilcas", fields, "maxReplicas"),
                arguments("another case", "MAXREPLICAS", fields, "maxReplicas"),
                arguments("the nearer of two", "metrcs", fields, "metrics"),
                arguments("a name without its last part", "window", List.of("windowSeconds", "size"), "windowSeconds"),
                arguments("a name without its first part", "replicas", List.of("mode", "maxReplicas"), "maxReplicas"),
                arguments("a name with a part before it", "scaleTargetRef", List.of("mode", "targetRef"), "targetRef"),
                arguments(
                        "the nearer of two by its parts",
                        "window",
                        List.of("windowInSeconds", "windowSeconds"),
                        "windowSeconds"),
                arguments(
                        "a place without its continent",
                        "Berlin",
                        List.of("Asia/Baku", "Europe/Berlin"),
                        "Europe/Berlin"),
                arguments("half a part is none", "wind", List.of("windowSize"), null),
                arguments("a short part is in too many", "max", List.of("maxReplicas"), null),
                arguments("too little of a long name", "name", List.of("nameOfTheCertificate"), null),
                arguments("nothing near", "schedule", fields, null),
                arguments("a word too long to guess at", "x".repeat(100), fields, null),
                arguments("nothing at all", "", fields, null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void nearest(String rule, String word, List<String> words, String expected) {
        assertThat(Nearest.to(word, words)).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void placesShareTheirFindings() {
        Problems spec = Problems.from("spec");
        spec.at("metrics").at(1).at("type").required("is required");
        spec.at("metrics").warn("odd");

        assertThat(spec.violations()).extracting(Violation::path).containsExactly("spec.metrics[1].type");
        assertThat(spec.warnings()).containsExactly(new Warning("spec.metrics", "odd"));
        assertThat(spec.at("metrics").isBroken()).isTrue();
        assertThat(spec.at("metric").isBroken()).isFalse();
    }

    @Test
    void ahundredViolationsAreEnough() {
        Problems problems = Problems.from("spec");
        for (int i = 0; i < 1_000; i++) {
            problems.at(i).required("is required");
        }

        assertThat(problems.violations()).hasSize(Problems.MAX_VIOLATIONS);
    }
}
