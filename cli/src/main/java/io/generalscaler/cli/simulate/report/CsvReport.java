package io.generalscaler.cli.simulate.report;

import io.generalscaler.cli.simulate.model.Timeline;
import io.generalscaler.cli.simulate.model.Timeline.Size;
import java.io.IOException;
import java.io.OutputStream;

/** One line for each look: time, metrics, sizes, rule and reason. */
public final class CsvReport {
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
            text.character(',').text(quoted(timeline.rule(look)));
            text.character(',').text(timeline.reason(look).name()).character('\n');
        }
        text.flush();
    }

    /** In quotes where CSV needs them; a cell never begins a formula in a spreadsheet. */
    static String quoted(String cell) {
        boolean isPlain = cell.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == ' ' || c == '-' || c == '_');
        if (isPlain && !cell.startsWith("-")) {
            return cell;
        }
        String safe = "=+-@".indexOf(cell.isEmpty() ? 'a' : cell.charAt(0)) >= 0 ? "'" + cell : cell;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
