package io.generalscaler.api.compile;

import static io.generalscaler.api.compile.Specs.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.text.Document;
import io.generalscaler.api.text.Documents;
import io.generalscaler.api.text.ScalerText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the controller keeps of the largest spec that is accepted. */
class WorstSpecTest {
    private static final ScalerText READER = new ScalerText(Specs.COMPILER);
    private static final int SCALERS = 200;

    /** Room for the largest spec in letters that take two bytes each; four thousand real scalers have a tenth. */
    private static final long MOST = 96 << 10;

    private static Compilation compile(String yaml) {
        Document.Read read = (Document.Read) Documents.read(yaml).getFirst();
        return READER.compileSpec(read.tree(), Context.at(Specs.NOW));
    }

    private static String each(int count, String item) {
        return IntStream.range(0, count)
                .mapToObj(i -> item.replace("#", String.valueOf(i)))
                .collect(Collectors.joining(", "));
    }

    private static String dates(int rule, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "'" + LocalDate.parse("2026-01-01").plusDays(rule * 20L + i) + "'")
                .collect(Collectors.joining(", "));
    }

    private static String metrics(int count, int queryLength) {
        return "metrics: ["
                + each(
                        count,
                        "{name: m#, type: prometheus, targetValue: 1, prometheus: {serverAddress: 'http://p', query: '"
                                + "я".repeat(queryLength) + "'}}")
                + "]\n";
    }

    private static String rules(int count, int datesEach) {
        return "schedule: {rules: ["
                + IntStream.range(0, count)
                        .mapToObj(i -> "{name: '" + "я".repeat(60) + i + "', dates: [" + dates(i, datesEach)
                                + "], timeStart: '09:00', priority: " + i + ", minReplicas: 2, maxReplicas: 3}")
                        .collect(Collectors.joining(", "))
                + "]}\n";
    }

    private static List<String> violations(String yaml) {
        return ((Compilation.Rejected) compile(yaml))
                .violations().stream().map(Violation::sentence).toList();
    }

    @Test
    void takesLittleMemory() {
        String yaml = BASE + metrics(20, 780) + rules(50, 14);
        List<CompiledScaler> kept = new ArrayList<>();
        kept.add(((Compilation.Accepted) compile(yaml)).scaler());
        long before = used();
        for (int i = 0; i < SCALERS; i++) {
            kept.add(((Compilation.Accepted) compile(yaml)).scaler());
        }
        long each = (used() - before) / SCALERS;

        assertThat(kept).hasSize(SCALERS + 1);
        assertThat(each).isBetween(1L, MOST);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void allDatesTogetherAreBounded() {
        assertThat(violations(BASE + metrics(1, 10) + rules(50, 15)))
                .containsExactly("spec.schedule.rules: 750: must have at most 732 dates in all of them together");
    }

    @Test
    void allTextsOfMetricsTogetherAreBounded() {
        assertThat(violations(BASE + metrics(3, 8_000)))
                .singleElement()
                .asString()
                .startsWith("spec.metrics: ")
                .endsWith(": must have at most 16384 characters in all texts together");
    }
}
