package io.generalscaler.cli.explain;

import io.generalscaler.cli.terminal.Colour;
import io.generalscaler.cli.terminal.Terminal;
import io.generalscaler.explain.ScalerExplanation;
import io.generalscaler.explain.Statement;
import io.generalscaler.explain.Statement.Step;
import io.generalscaler.explain.Tone;
import java.util.ArrayList;
import java.util.List;

/** An explanation as a tree of lines: the sentence, and under it what it rests on. */
record ExplanationText(Terminal terminal) {
    private static final int TITLE = 12;
    /** Narrower than that, a step's stage makes way for its message: the reason tells it too. */
    private static final int WIDE = 100;

    Branch of(ScalerExplanation explanation) {
        Branch root = Branch.root(terminal.paint(Colour.TITLE, explanation.scaler()) + " " + explanation.sentence());
        explanation.statements().forEach(it -> add(root, it));
        return root;
    }

    private void add(Branch root, Statement statement) {
        String title = statement.title()
                + " ".repeat(Math.max(1, TITLE - statement.title().length()));
        switch (statement) {
            case Statement.Fact fact -> root.add(title, paint(fact.tone(), fact.text()));
            case Statement.Metrics metrics ->
                root.add(title, "")
                        .addRows(metrics.metrics().stream().map(this::row).toList());
            case Statement.Decision decision ->
                root.add(
                                title,
                                decision.kind() + " " + paint(decision.tone(), decision.reason()) + " "
                                        + decision.when())
                        .addRows(rows(decision.steps()));
            case Statement.Conditions conditions ->
                root.add(title, conditions.text())
                        .addRows(conditions.conditions().stream().map(this::row).toList());
            case Statement.Advice advice -> add(root, advice);
        }
    }

    private List<String> row(Statement.Metric metric) {
        return List.of(
                metric.name(), metric.value(), metric.target(), paint(metric.tone(), metric.state()) + metric.detail());
    }

    private List<String> row(Statement.Condition condition) {
        return List.of(
                condition.type(),
                paint(Tone.WARN, condition.status()),
                condition.reason(),
                condition.lasting(),
                condition.message());
    }

    private List<List<String>> rows(List<Step> steps) {
        int widest = steps.stream().mapToInt(it -> it.before().length()).max().orElse(0);
        List<List<String>> rows = new ArrayList<>();
        for (Step step : steps) {
            String before = " ".repeat(widest - step.before().length()) + step.before();
            List<String> row = new ArrayList<>();
            if (terminal.columns() == 0 || terminal.columns() >= WIDE) {
                row.add(step.stage());
            }
            row.add(step.isChange() ? before + " → " + step.after() : before);
            row.add(terminal.paint(step.isChange() ? Colour.TITLE : Colour.QUIET, step.reason()));
            row.add(step.message());
            rows.add(row);
        }
        return rows;
    }

    private void add(Branch root, Statement.Advice advice) {
        String title = terminal.paint(Colour.TITLE, advice.title()) + "  ";
        if (advice.steps().size() == 1) {
            root.add(title, advice.steps().getFirst());
        } else {
            Branch branch = root.add(title, "");
            advice.steps().forEach(it -> branch.add("", it));
        }
    }

    private String paint(Tone tone, String text) {
        return switch (tone) {
            case PLAIN -> text;
            case GOOD -> terminal.paint(Colour.GOOD, text);
            case WARN -> terminal.paint(Colour.CAUTION, text);
            case BAD -> terminal.paint(Colour.BAD, text);
        };
    }
}
