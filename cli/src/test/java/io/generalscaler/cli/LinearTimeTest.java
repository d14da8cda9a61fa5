package io.generalscaler.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.generalscaler.cli.simulate.trace.BadTraceException;
import io.generalscaler.cli.simulate.trace.CsvTrace;
import io.generalscaler.cli.terminal.DurationConverter;
import io.generalscaler.testing.Growth;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.TypeConversionException;

/** What stands in files costs no more than in proportion to its length, whatever it is. */
class LinearTimeTest {

    private static Arguments of(String name, int size, IntFunction<String> text) {
        return arguments(name, size, text);
    }

    static Stream<Arguments> traces() {
        return Stream.of(
                of("a time of many digits", 100_000, size -> "timestamp,q\n" + "1".repeat(size) + ",1\n"),
                of("a time of many parts", 100_000, size -> "timestamp,q\n" + "1:".repeat(size) + ",1\n"),
                of("a value of many digits", 100_000, size -> "timestamp,q\n0," + "1".repeat(size) + "\n"),
                of("a value of many points", 100_000, size -> "timestamp,q\n0," + "1.".repeat(size) + "\n"),
                of("blanks", 100_000, size -> "timestamp,q\n0,1" + " ".repeat(size) + "\n15,2\n"),
                of("a long name", 100_000, size -> "timestamp," + "q".repeat(size) + "\n0,1\n15,2\n"),
                of("many columns", 100_000, size -> "timestamp" + ",q".repeat(size) + "\n0,1\n"),
                of("empty lines", 100_000, size -> "timestamp,q\n" + " \n".repeat(size)),
                of("rows", 50_000, LinearTimeTest::rows));
    }

    private static String rows(int count) {
        StringBuilder rows = new StringBuilder("timestamp,q\n");
        for (int i = 0; i < count; i++) {
            rows.append(i).append(".0000000000000000001,0.1234567890123456789\n");
        }
        return rows.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("traces")
    void isTheMostThatATraceCosts(String name, int size, IntFunction<String> text) {
        Growth.isLinear(name, size, it -> {
            try {
                CsvTrace.read(text.apply(it).getBytes(UTF_8));
            } catch (BadTraceException e) {
                // Refused, and in time.
            }
        });
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                of("brackets", 50_000, "["::repeat),
                of("braces", 50_000, "{"::repeat),
                of(
                        "a list",
                        50_000,
                        size -> "{\"state\": {\"history\": {\"scaleEvents\": [" + "{},".repeat(size) + "{}]}}}"),
                of("numbers", 50_000, size -> "{\"scaler\": {\"metrics\": [" + "1e999999999,".repeat(size) + "1]}}"),
                of("a long number", 50_000, size -> "{\"scaler\": {\"maxReplicas\": " + "1".repeat(size) + "}}"),
                of("a long id", 50_000, size -> "{\"id\": \"" + "//".repeat(size) + "\"}"),
                of("blanks and line ends", 50_000, size -> "{\"id\": 1" + " ".repeat(size) + "}"),
                of("blank lines", 50_000, " \n"::repeat),
                of("a word", 50_000, "a"::repeat),
                of("dashes", 50_000, "---"::repeat),
                of("documents", 2_000, "--- {}\n"::repeat),
                of("a key of YAML", 50_000, size -> "a".repeat(size) + ": 1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void isTheMostThatAQuestionCosts(String name, int size, IntFunction<String> text) {
        Growth.isLinear(name, size, it -> Run.withInput(text.apply(it), "decide"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void isTheMostThatAFileCosts(String name, int size, IntFunction<String> text) {
        Growth.isLinear(name, size, it -> Run.withInput(text.apply(it), "validate", "-f", "-"));
    }

    static Stream<Arguments> durations() {
        return Stream.of(
                of("parts", 100_000, "1s"::repeat),
                of("digits", 100_000, "1"::repeat),
                of("blanks", 100_000, " "::repeat));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("durations")
    void isTheMostThatADurationCosts(String name, int size, IntFunction<String> text) {
        Growth.isLinear(name, size, it -> {
            try {
                new DurationConverter().convert(text.apply(it));
            } catch (TypeConversionException e) {
                // Refused, and in time.
            }
        });
    }
}
