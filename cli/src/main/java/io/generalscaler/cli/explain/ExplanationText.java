package io.generalscaler.cli.explain;

import io.generalscaler.cli.terminal.Colour;
import io.generalscaler.cli.terminal.Styled;
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
        Branch root = Branch.root(Styled.of(Colour.TITLE, explanation.scaler()).and(" " + explanation.sentence()));
        explanation.statements().forEach(it -> add(root, it));
        return root;
    }

    private void add(Branch root, Statement statement) {
        Styled title = Styled.of(statement.title()
                + " ".repeat(Math.max(1, TITLE - statement.title().length())));
        switch (statement) {
            case Statement.Fact fact -> root.add(title, paint(fact.tone(), fact.text()));
            case Statement.Metrics metrics ->
                root.add(title, Styled.EMPTY)
                        .addRows(metrics.metrics().stream().map(this::row).toList());
            case Statement.Decision decision ->
                root.add(
                                title,
                                Styled.of(decision.kind() + " ")
                                        .and(paint(decision.tone(), decision.reason()))
                                        .and(" " + decision.when()))
                        .addRows(rows(decision.steps()));
            case Statement.Conditions conditions ->
                root.add(title, Styled.of(conditions.text()))
                        .addRows(conditions.conditions().stream().map(this::row).toList());
            case Statement.Advice advice -> add(root, advice);
        }
    }

    private List<Styled> row(Statement.Metric metric) {
        return List.of(
                Styled.of(metric.name()),
                Styled.of(metric.value()),
                Styled.of(metric.target()),
                paint(metric.tone(), metric.state()).and(metric.detail()));
    }

    private List<Styled> row(Statement.Condition condition) {
        return List.of(
                Styled.of(condition.type()),
                paint(Tone.WARN, condition.status()),
                Styled.of(condition.reason()),
                Styled.of(condition.lasting()),
                Styled.of(condition.message()));
    }

    private List<List<Styled>> rows(List<Step> steps) {
        int widest = steps.stream().mapToInt(it -> it.before().length()).max().orElse(0);
        List<List<Styled>> rows = new ArrayList<>();
        for (Step step : steps) {
            String before = " ".repeat(widest - step.before().length()) + step.before();
            List<Styled> row = new ArrayList<>();
            if (terminal.columns() == 0 || terminal.columns() >= WIDE) {
                row.add(Styled.of(step.stage()));
            }
            row.add(Styled.of(step.isChange() ? before + " → " + step.after() : before));
            row.add(Styled.of(step.isChange() ? Colour.TITLE : Colour.QUIET, step.reason()));
            row.add(Styled.of(step.message()));
            rows.add(row);
        }
        return rows;
    }

    private void add(Branch root, Statement.Advice advice) {
        Styled title = Styled.of(Colour.TITLE, advice.title()).and("  ");
        if (advice.steps().size() == 1) {
            root.add(title, Styled.of(advice.steps().getFirst()));
        } else {
            Branch branch = root.add(title, Styled.EMPTY);
            advice.steps().forEach(it -> branch.add(Styled.EMPTY, Styled.of(it)));
        }
    }

    private static Styled paint(Tone tone, String text) {
        return switch (tone) {
            case PLAIN -> Styled.of(text);
            case GOOD -> Styled.of(Colour.GOOD, text);
            case WARN -> Styled.of(Colour.CAUTION, text);
            case BAD -> Styled.of(Colour.BAD, text);
        };
    }
}
