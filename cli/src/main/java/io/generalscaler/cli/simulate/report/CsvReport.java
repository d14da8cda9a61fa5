package io.generalscaler.cli.simulate.report;

import io.generalscaler.cli.simulate.model.Timeline;
import io.generalscaler.cli.simulate.model.Timeline.Size;
import io.generalscaler.engine.model.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** One line for each evaluation: time, metrics, sizes, rule and reason. */
public final class CsvReport {
    /** What a spreadsheet takes for the beginning of a formula, or passes over before one; the last four are wide forms. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final Size[] SIZES = Size.values();

    private CsvReport() {}

    /** Writes the whole timeline. */
    public static void write(Timeline timeline, OutputStream out) throws IOException {
        FastText text = new FastText(out);
        text.text("timestamp");
        for (String name : timeline.metricNames()) {
            text.character(',').text(quoted(name));
        }
        text.text(",replicas,ready,needed,desired,floor,cap,rule,reason\n");
        Map<String, byte[]> rules = new HashMap<>();
        Map<Reason, byte[]> reasons = new EnumMap<>(Reason.class);
        for (int look = 0; look < timeline.looks(); look++) {
            text.time(timeline.millis(look));
            for (int metric = 0; metric < timeline.metricNames().size(); metric++) {
                text.character(',').decimal(timeline.value(metric, look));
            }
            for (Size size : SIZES) {
                int number = timeline.size(size, look);
                text.character(',');
                if (number >= 0) {
                    text.number(number);
                }
            }
            text.bytes(rules.computeIfAbsent(timeline.rule(look), rule -> bytes("," + quoted(rule))));
            text.bytes(reasons.computeIfAbsent(timeline.reason(look), reason -> bytes("," + reason + "\n")));
        }
        text.flush();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** In quotes where CSV needs them; a cell never begins a formula in a spreadsheet. */
    static String quoted(String cell) {
        boolean isPlain = cell.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == ' ' || c == '-' || c == '_');
        if (isPlain && !cell.startsWith("-")) {
            return cell;
        }
        String safe = FORMULA.indexOf(cell.isEmpty() ? 'a' : cell.charAt(0)) >= 0 ? "'" + cell : cell;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
