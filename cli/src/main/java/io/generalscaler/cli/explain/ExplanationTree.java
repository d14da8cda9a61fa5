package io.generalscaler.cli.explain;

import static io.generalscaler.cli.explain.Subjects.orEmpty;

import io.generalscaler.api.status.Condition;
import io.generalscaler.api.v1alpha1.ConditionStatus;
import io.generalscaler.api.v1alpha1.DecisionStatus;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.api.v1alpha1.HistoryStatus;
import io.generalscaler.api.v1alpha1.MetricStatus;
import io.generalscaler.api.v1alpha1.RecommendationStatus;
import io.generalscaler.api.v1alpha1.StepStatus;
import io.generalscaler.cli.terminal.Colour;
import io.generalscaler.cli.terminal.Terminal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a scaler into a tree: one sentence, and under it what it rests on. Everything in a status may be absent. */
final class ExplanationTree {
    /** A condition of these is fine while it is False; of every other, while it is True. */
    private static final Set<String> FINE_WHILE_FALSE =
            Set.of(Condition.Type.ScalingLimited.name(), Condition.Type.Paused.name());

    private static final int TITLE = 12;
    /** Narrower than that, a step's stage makes way for its message: the reason tells it too. */
    private static final int WIDE = 100;

    private final Terminal terminal;
    private final Ages ages;

    ExplanationTree(Terminal terminal, Instant now) {
        this.terminal = terminal;
        this.ages = new Ages(now);
    }

    Branch of(GeneralScaler scaler) {
        GeneralScalerSpec spec = scaler.getSpec();
        GeneralScalerStatus status = scaler.getStatus();
        Branch root = Branch.root(
                terminal.paint(Colour.TITLE, Subjects.scaler(scaler)) + " " + Headline.of(scaler, status, ages));
        replicas(root, spec, status);
        if (status != null) {
            metrics(root, spec, status);
            decision(root, status.lastDecision());
            conditions(root, status);
        }
        new PlanBranches(ages).add(root, spec, status);
        if (status != null) {
            history(root, status.history());
        }
        next(root, NextSteps.of(scaler, ages));
        return root;
    }

    private void replicas(Branch root, GeneralScalerSpec spec, @Nullable GeneralScalerStatus status) {
        int min = Objects.requireNonNullElse(spec.minReplicas(), GeneralScalerSpec.DEFAULT_MIN_REPLICAS);
        String allowed = min + " to " + shown(spec.maxReplicas()) + " allowed";
        String sizes = status == null || status.currentReplicas() == null
                ? allowed
                : status.currentReplicas() + " seen, " + shown(status.desiredReplicas()) + " wanted, " + allowed + "; "
                        + (status.lastScaleTime() == null
                                ? "not changed yet"
                                : "last changed " + ages.of(status.lastScaleTime()));
        root.add(title("Replicas"), sizes);
    }

    private void metrics(Branch root, GeneralScalerSpec spec, GeneralScalerStatus status) {
        List<List<String>> rows = new ArrayList<>();
        for (MetricStatus metric : orEmpty(status.metrics())) {
            rows.add(List.of(
                    shown(metric.name()),
                    metric.value() == null
                            ? "–"
                            : metric.value().stripTrailingZeros().toPlainString(),
                    target(metric) + (isObserved(spec, metric) ? ", observed" : ""),
                    state(metric, status.history())));
        }
        if (!rows.isEmpty()) {
            root.add("Metrics", "").addRows(rows);
        }
    }

    private static String target(MetricStatus metric) {
        String target = shown(metric.target());
        return "target " + target.replace(" (AverageValue)", " per replica").replace(" (Value)", "");
    }

    private static boolean isObserved(GeneralScalerSpec spec, MetricStatus metric) {
        return Subjects.metric(spec, metric.name())
                .filter(it -> "Observe".equals(it.role()))
                .isPresent();
    }

    private String state(MetricStatus metric, @Nullable HistoryStatus history) {
        if ("Fresh".equals(metric.state())) {
            return terminal.paint(Colour.GOOD, "fresh") + old(metric);
        }
        boolean isStale = "Stale".equals(metric.state());
        Map<String, Integer> failures = history == null ? null : history.consecutiveFailures();
        int times = failures == null || metric.name() == null ? 0 : failures.getOrDefault(metric.name(), 0);
        return terminal.paint(Colour.BAD, isStale ? "stale" : "missing")
                + old(metric)
                + (metric.reason() == null || isStale ? "" : " (" + metric.reason() + ")")
                + (times > 1 ? ", " + times + " times in a row" : "");
    }

    private static String old(MetricStatus metric) {
        return metric.age() == null ? "" : ", " + metric.age() + " old";
    }

    private void decision(Branch root, @Nullable DecisionStatus decision) {
        if (decision == null) {
            return;
        }
        boolean isScale = "Scale".equals(decision.decision());
        Colour colour = isScale ? Colour.GOOD : "Refuse".equals(decision.decision()) ? Colour.BAD : Colour.CAUTION;
        Branch branch = root.add(
                title("Decision"),
                shown(decision.decision()) + " " + terminal.paint(colour, shown(decision.reason())) + " "
                        + (isScale ? ages.of(decision.time()) : ages.lasting(decision.time())));
        List<StepStatus> steps = orEmpty(decision.steps());
        int widest =
                steps.stream().mapToInt(it -> shown(it.before()).length()).max().orElse(0);
        List<List<String>> rows = new ArrayList<>();
        for (StepStatus step : steps) {
            String before = shown(step.before());
            String padded = " ".repeat(widest - before.length()) + before;
            boolean isChange = !Objects.equals(step.before(), step.after());
            List<String> row = new ArrayList<>();
            if (terminal.columns() == 0 || terminal.columns() >= WIDE) {
                row.add(shown(step.stage()));
            }
            row.add(isChange ? padded + " → " + shown(step.after()) : padded);
            row.add(terminal.paint(isChange ? Colour.TITLE : Colour.QUIET, shown(step.reason())));
            row.add(shown(step.message()));
            rows.add(row);
        }
        branch.addRows(rows);
    }

    private void conditions(Branch root, GeneralScalerStatus status) {
        List<ConditionStatus> all = orEmpty(status.conditions());
        List<ConditionStatus> bad = all.stream().filter(it -> !isFine(it)).toList();
        if (all.isEmpty()) {
            return;
        }
        if (bad.isEmpty()) {
            root.add(title("Conditions"), terminal.paint(Colour.GOOD, "fine"));
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        Set<String> said = said(status.lastDecision());
        for (ConditionStatus condition : bad) {
            String message = shown(condition.message());
            rows.add(List.of(
                    shown(condition.type()),
                    terminal.paint(Colour.CAUTION, shown(condition.status())),
                    shown(condition.reason()),
                    ages.lasting(condition.lastTransitionTime()),
                    said.add(message) ? message : ""));
        }
        root.add(title("Conditions"), bad.size() == all.size() ? "" : "fine but for")
                .addRows(rows);
    }

    private static boolean isFine(ConditionStatus condition) {
        return (FINE_WHILE_FALSE.contains(shown(condition.type())) ? "False" : "True").equals(condition.status());
    }

    /** Sentences that the tree has already. */
    private static Set<String> said(@Nullable DecisionStatus decision) {
        Set<String> said = new HashSet<>();
        if (decision != null) {
            said.add(shown(decision.message()));
            orEmpty(decision.steps()).forEach(it -> said.add(shown(it.message())));
        }
        return said;
    }

    private static void history(Branch root, @Nullable HistoryStatus history) {
        if (history == null) {
            return;
        }
        List<String> hints = new ArrayList<>();
        IntSummaryStatistics asked = orEmpty(history.recommendations()).stream()
                .map(RecommendationStatus::replicas)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .summaryStatistics();
        if (asked.getCount() > 0) {
            hints.add("within the windows " + asked.getMin()
                    + (asked.getMin() == asked.getMax() ? "" : " to " + asked.getMax()) + " was asked for");
        }
        int changes = orEmpty(history.scaleEvents()).size();
        if (changes > 0) {
            hints.add(changes + (changes == 1 ? " change" : " changes") + " within the rate periods");
        }
        if (Boolean.TRUE.equals(history.scaledToZero())) {
            hints.add("at zero by its own decision");
        }
        if (!hints.isEmpty()) {
            root.add(title("Remembers"), String.join("; ", hints));
        }
    }

    private void next(Branch root, List<String> steps) {
        String title = terminal.paint(Colour.TITLE, "What to do") + "  ";
        if (steps.size() == 1) {
            root.add(title, steps.getFirst());
        } else if (!steps.isEmpty()) {
            Branch branch = root.add(title, "");
            steps.forEach(it -> branch.add("", it));
        }
    }

    static String title(String name) {
        return name + " ".repeat(Math.max(1, TITLE - name.length()));
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "?" : value.toString();
    }
}
