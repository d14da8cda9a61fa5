package io.generalscaler.cli.simulate.report;

import io.generalscaler.cli.simulate.model.Action;
import io.generalscaler.cli.simulate.model.Figures;
import io.generalscaler.cli.simulate.model.Result;
import io.generalscaler.cli.simulate.model.Timeline;
import io.generalscaler.cli.simulate.model.Timeline.Size;
import io.generalscaler.engine.model.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One page with everything in it: style, script and data, no other file and no network.
 *
 * <p>A month at 15 seconds is in it whole; where there is more, metrics are kept as the smallest and the largest value of equal
 * spans of time. Sizes are the moments at which they change.
 */
public final class HtmlReport {
    /** Of all series together: they are most of the page. */
    private static final int MOST_VALUES = 1_200_000;

    private static final int FEWEST_BUCKETS = 6000;
    private static final int MOST_BUCKETS = 260_000;
    private static final int MOST_ACTIONS = 5000;
    private static final String FOLDER = "/io/generalscaler/cli/simulate/report/";

    private HtmlReport() {}

    /**
     * What the page says besides the result.
     *
     * @param facts what was simulated, in a sentence
     * @param interval between two decisions
     * @param metrics the timeline's metrics in their order
     */
    public record Words(String title, String facts, Duration interval, List<Shown> metrics) {
        public Words {
            metrics = List.copyOf(metrics);
        }
    }

    /**
     * A metric as the page shows it.
     *
     * @param title above its chart
     * @param perReplica whether the target is per ready replica
     */
    public record Shown(String title, double target, boolean perReplica) {}

    /** Writes the page. */
    public static void write(Words words, Result result, OutputStream out) throws IOException {
        String[] page = resource("page.html").split("@DATA@", 2);
        String before = page[0].replace("@STYLE@", resource("page.css"))
                .replace("@FACTS@", escaped(words.facts()))
                .replace("@TITLE@", escaped(words.title()));
        out.write(before.getBytes(StandardCharsets.UTF_8));
        data(words, result, out);
        String script = resource("data.js") + resource("draw.js") + resource("page.js");
        out.write(page[1].replace("@SCRIPT@", script).getBytes(StandardCharsets.UTF_8));
    }

    private static void data(Words words, Result result, OutputStream out) throws IOException {
        Timeline timeline = result.timeline();
        List<Shown> metrics = words.metrics();
        int most = Math.clamp(MOST_VALUES / (metrics.size() + 1), FEWEST_BUCKETS, MOST_BUCKETS);
        Buckets buckets = Buckets.of(timeline, words.interval(), most);
        FastText text = new FastText(out);
        long start = timeline.millis(0);
        text.text("{\"start\":").number(start).text(",\"end\":").decimal((timeline.end() - start) / 1000.0);
        text.text(",\"bucket\":").decimal(buckets.millis() / 1000.0);
        text.text(",\"buckets\":").number(buckets.count());
        text.text(",\"interval\":").decimal(words.interval().toMillis() / 1000.0);
        figures(result.figures(), text);
        steps("desired", Steps.of(timeline, it -> timeline.size(Size.DESIRED, it)), start, text);
        steps("ready", Steps.of(timeline, it -> timeline.size(Size.READY, it)), start, text);
        steps("floor", Steps.of(timeline, it -> timeline.size(Size.FLOOR, it)), start, text);
        steps("cap", Steps.of(timeline, it -> timeline.size(Size.CAP, it)), start, text);
        List<Reason> reasons = new ArrayList<>(result.figures().reasons().keySet());
        steps("reasons", Steps.of(timeline, it -> reasons.indexOf(timeline.reason(it))), start, text);
        strings("reasonNames", reasons.stream().map(Reason::name).toList(), text);
        bands(timeline, start, text);
        if (result.figures().underProvisioned().isPresent()) {
            text.text(",\n\"needed\":{");
            buckets.write(it -> known(timeline.size(Size.NEEDED, it)), text);
            text.character('}');
        }
        text.text(",\n\"metrics\":[");
        for (int i = 0; i < metrics.size(); i++) {
            metric(i, timeline, metrics.get(i), buckets, text);
        }
        text.character(']');
        actions(timeline.actions(), reasons, start, text);
        text.character('}');
        text.flush();
    }

    private static double known(int size) {
        return size < 0 ? Double.NaN : size;
    }

    private static void figures(Figures figures, FastText text) throws IOException {
        List<SummaryReport.Line> lines = SummaryReport.lines(figures);
        text.text(",\n\"span\":").text(json(lines.getFirst().note())).text(",\n\"figures\":[");
        String separator = "";
        for (SummaryReport.Line line : lines.subList(1, lines.size())) {
            boolean bad = line.name().equals("under-provisioned")
                    && figures.underProvisioned().orElseThrow().share() > 0.01;
            text.text(separator)
                    .text("[")
                    .text(json(line.name()))
                    .character(',')
                    .text(json(line.value()));
            text.character(',').text(json(line.note())).text(bad ? ",true]" : "]");
            separator = ",";
        }
        text.character(']');
    }

    private static void steps(String name, Steps steps, long start, FastText text) throws IOException {
        text.text(",\n\"").text(name).text("\":[");
        for (int i = 0; i < steps.count(); i++) {
            if (i > 0) {
                text.character(',');
            }
            text.decimal((steps.millis(i) - start) / 1000.0).character(',').number(steps.value(i));
        }
        text.character(']');
    }

    private static void strings(String name, List<String> values, FastText text) throws IOException {
        text.text(",\n\"").text(name).text("\":[");
        for (int i = 0; i < values.size(); i++) {
            text.text(i == 0 ? "" : ",").text(json(values.get(i)));
        }
        text.character(']');
    }

    private static void bands(Timeline timeline, long start, FastText text) throws IOException {
        List<String> rules = new ArrayList<>();
        Steps steps = Steps.of(timeline, it -> {
            String rule = timeline.rule(it);
            if (!rule.isEmpty() && !rules.contains(rule)) {
                rules.add(rule);
            }
            return rules.indexOf(rule);
        });
        strings("rules", rules, text);
        text.text(",\n\"bands\":[");
        String separator = "";
        for (int i = 0; i < steps.count(); i++) {
            if (steps.value(i) >= 0) {
                long end = i + 1 < steps.count() ? steps.millis(i + 1) : timeline.end();
                text.text(separator).character('[').decimal((steps.millis(i) - start) / 1000.0);
                text.character(',')
                        .decimal((end - start) / 1000.0)
                        .character(',')
                        .number(steps.value(i))
                        .character(']');
                separator = ",";
            }
        }
        text.character(']');
    }

    private static void metric(int index, Timeline timeline, Shown shown, Buckets buckets, FastText text)
            throws IOException {
        text.text(index == 0 ? "\n{\"name\":" : ",\n{\"name\":")
                .text(json(timeline.metricNames().get(index)));
        text.text(",\"title\":").text(json(shown.title()));
        text.text(",\"target\":").decimal(shown.target());
        text.text(",\"perReplica\":").text(String.valueOf(shown.perReplica())).character(',');
        buckets.write(look -> timeline.value(index, look), text);
        text.character('}');
    }

    private static void actions(List<Action> actions, List<Reason> reasons, long start, FastText text)
            throws IOException {
        text.text(",\n\"actionsInAll\":").number(actions.size()).text(",\n\"actions\":[");
        for (int i = 0; i < Math.min(MOST_ACTIONS, actions.size()); i++) {
            Action action = actions.get(i);
            text.text(i == 0 ? "\n[" : ",\n[").decimal((action.millis() - start) / 1000.0);
            text.character(',').number(action.from()).character(',').number(action.to());
            text.character(',').number(reasons.indexOf(action.reason())).character(',');
            text.text(json(action.message())).character(']');
        }
        text.character(']');
    }

    /** A JSON string that cannot end the script element that it stands in. */
    private static String json(String value) {
        return JsonReport.string(value).replace("<", "\\u003c");
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(FOLDER + name), name)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            in.transferTo(bytes);
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
