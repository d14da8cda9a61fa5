package io.generalscaler.cli.explain;

import io.generalscaler.api.v1alpha1.ConditionStatus;
import io.generalscaler.api.v1alpha1.DecisionStatus;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.api.v1alpha1.HistoryStatus;
import io.generalscaler.api.v1alpha1.MetricStatus;
import io.generalscaler.api.v1alpha1.RecommendationStatus;
import io.generalscaler.api.v1alpha1.ScheduleStatus;
import io.generalscaler.api.v1alpha1.SpendStatus;
import io.generalscaler.api.v1alpha1.StepStatus;
import io.generalscaler.api.v1alpha1.TargetRef;
import io.generalscaler.cli.terminal.Colour;
import io.generalscaler.cli.terminal.Terminal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns a scaler into a tree. Everything in a status may be absent. */
final class ExplanationTree {
    private final Terminal terminal;
    private final Ages ages;

    ExplanationTree(Terminal terminal, Instant now) {
        this.terminal = terminal;
        this.ages = new Ages(now);
    }

    Branch of(GeneralScaler scaler) {
        GeneralScalerSpec spec = scaler.getSpec();
        GeneralScalerStatus status = scaler.getStatus();
        TargetRef target = spec.targetRef();
        Branch root = new Branch(terminal.paint(
                        Colour.TITLE,
                        "GeneralScaler " + scaler.getMetadata().getNamespace() + "/"
                                + scaler.getMetadata().getName())
                + (target == null ? "" : " scales " + kind(target) + " " + target.name())
                + ("Recommend".equals(spec.mode()) ? terminal.paint(Colour.CAUTION, " (only recommends)") : ""));
        replicas(root, spec, status);
        decision(root, status.lastDecision());
        metrics(root, orEmpty(status.metrics()));
        conditions(root, orEmpty(status.conditions()));
        schedule(root, status.schedule());
        cost(root, status);
        people(root, spec);
        history(root, status.history());
        if (!Objects.equals(status.observedGeneration(), scaler.getMetadata().getGeneration())) {
            root.add(terminal.paint(
                    Colour.CAUTION, "The spec has changed since: the controller has not looked at it yet."));
        }
        return root;
    }

    private static String kind(TargetRef target) {
        return Objects.requireNonNullElse(target.kind(), TargetRef.DEFAULT_KIND);
    }

    private void replicas(Branch root, GeneralScalerSpec spec, GeneralScalerStatus status) {
        int min = Objects.requireNonNullElse(spec.minReplicas(), GeneralScalerSpec.DEFAULT_MIN_REPLICAS);
        root.add(title("Replicas") + shown(status.currentReplicas()) + ", wanted " + shown(status.desiredReplicas())
                + ", allowed " + min + " to " + shown(spec.maxReplicas()) + "; last change "
                + ages.of(status.lastScaleTime()));
    }

    private void decision(Branch root, @Nullable DecisionStatus decision) {
        if (decision == null) {
            root.add(title("Decision") + "none yet");
            return;
        }
        Colour colour = switch (String.valueOf(decision.decision())) {
            case "Scale" -> Colour.GOOD;
            case "Refuse" -> Colour.BAD;
            default -> Colour.CAUTION;
        };
        Branch branch =
                root.add(title("Decision") + terminal.paint(colour, decision.decision() + " " + decision.reason()) + " "
                        + terminal.paint(Colour.QUIET, ages.of(decision.time())));
        branch.add(String.valueOf(decision.message()));
        List<List<String>> rows = new ArrayList<>();
        for (StepStatus step : orEmpty(decision.steps())) {
            boolean changed = !Objects.equals(step.before(), step.after());
            rows.add(List.of(
                    String.valueOf(step.stage()),
                    changed ? step.before() + " → " + step.after() : shown(step.after()),
                    String.valueOf(step.reason()),
                    String.valueOf(step.message())));
        }
        branch.addRows(rows);
    }

    private void metrics(Branch root, List<MetricStatus> metrics) {
        if (metrics.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (MetricStatus metric : metrics) {
            boolean isFresh = "Fresh".equals(metric.state());
            String state = metric.state() + (metric.reason() == null || isFresh ? "" : ": " + metric.reason());
            rows.add(List.of(
                    String.valueOf(metric.name()),
                    metric.value() == null ? "–" : metric.value().toPlainString(),
                    "target " + metric.target(),
                    terminal.paint(isFresh ? Colour.GOOD : Colour.BAD, state)
                            + (metric.age() == null ? "" : ", " + metric.age() + " old")));
        }
        root.add(title("Metrics").strip()).addRows(rows);
    }

    private void conditions(Branch root, List<ConditionStatus> conditions) {
        List<List<String>> rows = new ArrayList<>();
        for (ConditionStatus condition : conditions) {
            boolean isTrue = "True".equals(condition.status());
            boolean wantsTrue = !"Paused".equals(condition.type()) && !"ScalingLimited".equals(condition.type());
            rows.add(List.of(
                    String.valueOf(condition.type()),
                    terminal.paint(
                            isTrue == wantsTrue ? Colour.GOOD : Colour.CAUTION, String.valueOf(condition.status())),
                    String.valueOf(condition.reason()),
                    terminal.paint(Colour.QUIET, ages.lasting(condition.lastTransitionTime())),
                    isTrue == wantsTrue ? "" : String.valueOf(condition.message())));
        }
        if (!rows.isEmpty()) {
            root.add(title("Conditions").strip()).addRows(rows);
        }
    }

    private void schedule(Branch root, @Nullable ScheduleStatus schedule) {
        if (schedule == null) {
            return;
        }
        String next = schedule.nextAt() == null
                ? ""
                : "; then " + Objects.requireNonNullElse(schedule.next(), "no rule") + " " + ages.of(schedule.nextAt())
                        + " (" + schedule.nextAt() + ")";
        root.add(title("Schedule") + Objects.requireNonNullElse(schedule.active(), "no rule") + " now" + next);
    }

    private static void cost(Branch root, GeneralScalerStatus status) {
        if (status.estimatedMonthlyCost() == null) {
            return;
        }
        SpendStatus spend = status.spend();
        root.add(title("Cost") + status.estimatedMonthlyCost().toPlainString() + " a month at this size"
                + (spend == null || spend.amount() == null
                        ? ""
                        : "; " + spend.amount().toPlainString() + " spent in " + spend.month()));
    }

    private void people(Branch root, GeneralScalerSpec spec) {
        if (spec.pause() != null) {
            root.add(title("Pause")
                    + ends(spec.pause().until())
                    + because(spec.pause().reason()));
        }
        if (spec.override() != null) {
            root.add(title("Override") + spec.override().replicas() + " replicas, "
                    + ends(spec.override().until()) + because(spec.override().reason()));
        }
    }

    private String ends(@Nullable String until) {
        return until == null ? "until somebody resumes" : "ends " + ages.of(until) + " (" + until + ")";
    }

    private static String because(@Nullable String reason) {
        return reason == null || reason.isBlank() ? "" : ": " + reason;
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
        Map<String, Integer> failures = history.consecutiveFailures();
        new TreeMap<>(failures == null ? Map.of() : failures)
                .forEach((metric, count) -> hints.add(metric + " missing " + count + " times in a row"));
        if (Boolean.TRUE.equals(history.scaledToZero())) {
            hints.add("at zero by its own decision");
        }
        if (!hints.isEmpty()) {
            root.add(title("Remembers") + String.join("; ", hints));
        }
    }

    private static String title(String name) {
        return name + " ".repeat(Math.max(1, 11 - name.length()));
    }

    private static String shown(@Nullable Integer number) {
        return number == null ? "–" : number.toString();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
