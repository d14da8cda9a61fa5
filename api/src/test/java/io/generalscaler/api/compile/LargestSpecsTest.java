package io.generalscaler.api.compile;

import static io.generalscaler.api.compile.Specs.BASE;
import static io.generalscaler.api.compile.Specs.QUEUE;

import io.generalscaler.api.text.Document;
import io.generalscaler.api.text.Documents;
import io.generalscaler.api.text.ScalerText;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The largest specs of each kind are answered within 50 ms of processor time; the text is read before. */
class LargestSpecsTest {
    private static String each(int count, String item) {
        return IntStream.range(0, count)
                .mapToObj(i -> item.replace("#", String.valueOf(i)))
                .collect(Collectors.joining(", "));
    }

    private static String dates(int count, int from) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> "'" + LocalDate.parse("2026-01-01").plusDays(i) + "'")
                .collect(Collectors.joining(", "));
    }

    static Stream<Arguments> specs() {
        String a = "a".repeat(60);
        return Stream.of(
                Arguments.of(
                        "twenty metrics with long queries",
                        BASE + "metrics: ["
                                + each(
                                        20,
                                        "{name: m#, type: prometheus, targetValue: 1, prometheus: {serverAddress: 'http://p', query: '"
                                                + "sum(".repeat(100) + "x" + ")".repeat(100)
                                                + " + rate(y[5m])".repeat(200)
                                                + "'}}")
                                + "]"),
                Arguments.of(
                        "queries that nobody closed",
                        BASE + "metrics: ["
                                + each(
                                        20,
                                        "{name: m#, type: prometheus, targetValue: 1, prometheus: {serverAddress: 'http://p', query: '"
                                                + "(".repeat(4000) + "'}}")
                                + "]"),
                Arguments.of(
                        "fifty rules with a year of dates each",
                        QUEUE + "schedule: {rules: ["
                                + each(
                                        50,
                                        "{name: r#, dates: [" + dates(366, 0) + "], timeStart: '09:00', replicas: 2}")
                                + "]}"),
                Arguments.of(
                        "fifty rules with a year of dates on days that never come",
                        QUEUE + "schedule: {rules: ["
                                + each(
                                        50,
                                        "{name: r#, days: [Monday], dates: [" + dates(366, 0)
                                                + "], timeStart: '22:00', timeEnd: '06:00', priority: #, replicas: 2}")
                                + "]}"),
                Arguments.of(
                        "fifty rules of one priority in two zones",
                        QUEUE + "schedule: {rules: ["
                                + each(
                                        25,
                                        "{name: r#, timezone: Europe/London, timeStart: '09:00', timeEnd: '14:00', replicas: 2}")
                                + ", "
                                + each(
                                        25,
                                        "{name: s#, timezone: Europe/Berlin, timeStart: '15:00', timeEnd: '17:00', replicas: 2}")
                                + "]}"),
                Arguments.of(
                        "fifty zones that are nearly right",
                        QUEUE + "schedule: {rules: ["
                                + each(50, "{name: r#, timezone: America/Argentina/ComodRivadavia#, replicas: 2}")
                                + "]}"),
                Arguments.of(
                        "more of everything than there may be",
                        BASE + "metrics: [" + each(500, "{name: " + a + "#, type: " + a + ", targetValue: -1}") + "]\n"
                                + "schedule: {timezone: " + a + ", rules: [" + each(500, "{name: r, days: [" + a + "]}")
                                + "]}"),
                Arguments.of(
                        "words that are nearly right",
                        QUEUE + "schedule: {timezone: America/Argentina/ComodRivadaviaa, rules: ["
                                + each(50, "{name: r#, days: [" + each(7, "Mondayy") + "], replicas: 2}") + "]}"),
                Arguments.of(
                        "a thousand fields that do not exist",
                        QUEUE
                                + IntStream.range(0, 1000)
                                        .mapToObj(i -> "unknown" + a + i + ": 1")
                                        .collect(Collectors.joining("\n"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("specs")
    void areAnsweredInTime(String name, String yaml) {
        Document.Read read = (Document.Read) Documents.read(yaml).getFirst();
        ScalerText reader = new ScalerText(Specs.COMPILER);
        Answers.inTime(name, () -> reader.compileSpec(read.tree(), Context.at(Specs.NOW)));
    }
}
