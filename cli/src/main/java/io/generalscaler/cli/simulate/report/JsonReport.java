package io.generalscaler.cli.simulate.report;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.generalscaler.cli.simulate.model.Action;
import io.generalscaler.cli.simulate.model.Result;
import io.generalscaler.cli.simulate.model.Timeline;
import io.generalscaler.cli.simulate.model.Timeline.Size;
import io.generalscaler.engine.model.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** {@code {summary: {…}, actions: […], looks: […]}}: everything, one line for each evaluation. */
public final class JsonReport {
    private static final Size[] SIZES = Size.values();
    private static final byte[][] SIZE_KEYS = sizeKeys();
    private static final byte[] FIRST_LOOK = bytes("\n{\"time\":\"");
    private static final byte[] NEXT_LOOK = bytes(",\n{\"time\":\"");
    private static final byte[] METRICS = bytes("\",\"metrics\":{");

    private JsonReport() {}

    /** Writes summary, actions and the whole timeline. */
    public static void write(Result result, OutputStream out) throws IOException {
        Timeline timeline = result.timeline();
        FastText text = new FastText(out);
        text.text("{\"summary\":").text(SummaryReport.json(result.figures())).text(",\n\"actions\":[");
        String separator = "\n";
        for (Action action : timeline.actions()) {
            text.text(separator).text("{\"time\":\"").time(action.millis());
            text.text("\",\"from\":").number(action.from()).text(",\"to\":").number(action.to());
            text.text(",\"reason\":\"").text(action.reason().name());
            text.text("\",\"message\":").text(string(action.message())).character('}');
            separator = ",\n";
        }
        text.text("],\n\"looks\":[");
        looks(timeline, text);
        text.text("]}\n");
        text.flush();
    }

    private static void looks(Timeline timeline, FastText text) throws IOException {
        byte[][] names = timeline.metricNames().stream()
                .map(name -> (string(name) + ":").getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        Map<String, byte[]> rules = new HashMap<>();
        Map<Reason, byte[]> reasons = new EnumMap<>(Reason.class);
        for (int look = 0; look < timeline.looks(); look++) {
            text.bytes(look == 0 ? FIRST_LOOK : NEXT_LOOK)
                    .time(timeline.millis(look))
                    .bytes(METRICS);
            boolean first = true;
            for (int metric = 0; metric < names.length; metric++) {
                double value = timeline.value(metric, look);
                if (!Double.isNaN(value)) {
                    if (!first) {
                        text.character(',');
                    }
                    text.bytes(names[metric]).decimal(value);
                    first = false;
                }
            }
            text.character('}');
            for (int i = 0; i < SIZES.length; i++) {
                int number = timeline.size(SIZES[i], look);
                if (number >= 0) {
                    text.bytes(SIZE_KEYS[i]).number(number);
                }
            }
            if (!timeline.rule(look).isEmpty()) {
                text.bytes(rules.computeIfAbsent(timeline.rule(look), JsonReport::rule));
            }
            text.bytes(reasons.computeIfAbsent(timeline.reason(look), JsonReport::ending));
        }
    }

    private static byte[][] sizeKeys() {
        byte[][] keys = new byte[SIZES.length][];
        for (int i = 0; i < keys.length; i++) {
            String name = SIZES[i].name().toLowerCase(java.util.Locale.ROOT);
            keys[i] = (",\"" + name + "\":").getBytes(StandardCharsets.UTF_8);
        }
        return keys;
    }

    private static byte[] rule(String name) {
        return bytes(",\"rule\":" + string(name));
    }

    private static byte[] ending(Reason reason) {
        return bytes(",\"reason\":\"" + reason + "\"}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The text as a JSON string, quotes included. */
    static String string(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
