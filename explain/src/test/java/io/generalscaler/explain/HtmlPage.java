package io.generalscaler.explain;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An explanation as HTML: what a page needs is in the statements, and texts from a cluster stay text. */
final class HtmlPage {

    private HtmlPage() {}

    static String of(ScalerExplanation explanation) {
        return element("h1", explanation.scaler()) + element("p", explanation.sentence()) + "<dl>\n"
                + explanation.statements().stream().map(HtmlPage::entry).collect(Collectors.joining()) + "</dl>\n";
    }

    private static String entry(Statement statement) {
        return "<dt>" + escaped(statement.title()) + "</dt>\n<dd>\n" + body(statement) + "</dd>\n";
    }

    private static String body(Statement statement) {
        return switch (statement) {
            case Statement.Fact fact -> toned(fact.tone(), fact.text()) + "\n";
            case Statement.Metrics metrics ->
                table(metrics.metrics().stream()
                        .map(it -> List.of(
                                escaped(it.name()),
                                escaped(it.value()),
                                escaped(it.target()),
                                toned(it.tone(), it.state()) + escaped(it.detail())))
                        .toList());
            case Statement.Decision decision ->
                escaped(decision.kind()) + " " + toned(decision.tone(), decision.reason()) + " "
                        + escaped(decision.when()) + "\n"
                        + table(decision.steps().stream().map(HtmlPage::cells).toList());
            case Statement.Conditions conditions ->
                element("p", conditions.text())
                        + table(conditions.conditions().stream()
                                .map(it -> List.of(
                                        escaped(it.type()),
                                        toned(Tone.WARN, it.status()),
                                        escaped(it.reason()),
                                        escaped(it.lasting()),
                                        escaped(it.message())))
                                .toList());
            case Statement.Advice advice ->
                advice.steps().stream()
                        .map(it -> element("li", it))
                        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
        };
    }

    private static List<String> cells(Statement.Step step) {
        return List.of(
                escaped(step.stage()),
                escaped(step.before()) + (step.isChange() ? " → " + escaped(step.after()) : ""),
                escaped(step.reason()),
                escaped(step.message()));
    }

    private static String table(List<List<String>> rows) {
        return rows.stream()
                .map(row -> "<tr><td>" + String.join("</td><td>", row) + "</td></tr>\n")
                .collect(Collectors.joining("", "<table>\n", "</table>\n"));
    }

    private static String toned(Tone tone, String text) {
        return tone == Tone.PLAIN
                ? escaped(text)
                : "<b class=\"" + tone.name().toLowerCase(Locale.ROOT) + "\">" + escaped(text) + "</b>";
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + escaped(text) + "</" + name + ">\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
