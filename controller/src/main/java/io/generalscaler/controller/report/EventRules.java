package io.generalscaler.controller.report;

import io.generalscaler.api.compile.CompiledMetric;
import io.generalscaler.api.source.MetricEndpoint;
import io.generalscaler.api.status.Stuck;
import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.source.Answer;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.LastSize;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Reason.Begin;
import io.generalscaler.engine.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides what of an evaluation is news: that the size was changed, and that a state began or ended. A state that lasts is told once; a reason
 * that comes and goes with every evaluation, as a rate limit does, is not told at all.
 */
final class EventRules {

    private EventRules() {}

    /** What is new in an evaluation, given what stood before it. */
    static List<Announcement> announcements(ReportedStates before, ScalerEvaluation evaluation) {
        List<Announcement> announcements = new ArrayList<>();
        moved(evaluation, announcements);
        scaled(evaluation, announcements);
        evaluation
                .problem()
                .filter(problem -> !problem.equals(before.problem()))
                .ifPresent(problem -> announcements.add(new Announcement(true, "FailedUpdateScale", "Scale", problem)));
        refused(before, evaluation, announcements);
        missing(before, evaluation, announcements);
        stuck(before, evaluation, announcements);
        for (Step step : evaluation.trace().steps()) {
            if (step.reason().begin() != Begin.UNTOLD && !before.reasons().contains(step.reason())) {
                // What is recommended is worth more words than that it is not done.
                String note = step.reason() == Reason.RecommendOnly
                        ? evaluation.trace().summary()
                        : step.message();
                announcements.add(new Announcement(
                        step.reason().begin() == Begin.WARNED, step.reason().name(), "Decide", note));
            }
        }
        return announcements;
    }

    /** Each change by another hand is news, also where the one before was a look ago. */
    private static void moved(ScalerEvaluation evaluation, List<Announcement> announcements) {
        for (Step step : evaluation.trace().steps(Reason.ForeignChange)) {
            boolean isToBeRestored = evaluation
                    .trace()
                    .findings()
                    .remembered()
                    .carried()
                    .size()
                    .flatMap(LastSize::displacement)
                    .isPresent();
            announcements.add(new Announcement(isToBeRestored, step.reason().name(), "Observe", step.message()));
        }
    }

    private static void scaled(ScalerEvaluation evaluation, List<Announcement> announcements) {
        if (evaluation.trace().decision() instanceof Decision.Scale(int from, int to, Reason _)
                && evaluation.problem().isEmpty()) {
            Reason reason = from == 0
                    ? Reason.Activated
                    : to == 0 ? Reason.ScaledToZero : to > from ? Reason.ScaledUp : Reason.ScaledDown;
            announcements.add(new Announcement(
                    false, reason.name(), "Scale", evaluation.trace().summary()));
        }
    }

    private static void stuck(ReportedStates before, ScalerEvaluation evaluation, List<Announcement> announcements) {
        Optional<Stuck> now = evaluation.result().stuck();
        if (now.isPresent() && !before.stuck().equals(now.get().kind().name())) {
            announcements.add(new Announcement(
                    true, now.get().kind().name(), "Observe", now.get().why()));
        } else if (now.isEmpty() && !before.stuck().isEmpty()) {
            announcements.add(new Announcement(false, "Recovered", "Observe", "ready pods follow the size again"));
        }
    }

    private static void refused(ReportedStates before, ScalerEvaluation evaluation, List<Announcement> announcements) {
        if (evaluation.trace().decision() instanceof Decision.Refuse refuse) {
            if (!before.refusal().equals(refuse.reason().name())) {
                String why = evaluation.trace().steps().isEmpty()
                        ? refuse.reason().name()
                        : evaluation.trace().steps().getFirst().message();
                announcements.add(new Announcement(true, refuse.reason().name(), "Decide", why));
            }
        } else if (!before.refusal().isEmpty()) {
            announcements.add(new Announcement(false, "Recovered", "Decide", "goes on after " + before.refusal()));
        }
    }

    private static void missing(ReportedStates before, ScalerEvaluation evaluation, List<Announcement> announcements) {
        if (evaluation.trace().decision() instanceof Decision.Refuse) {
            return;
        }
        Map<String, String> begun = new TreeMap<>();
        evaluation.answers().forEach((name, answer) -> {
            if (answer instanceof Answer.Failed failed && !before.missing().contains(name)) {
                begun.put(
                        name,
                        name + from(name, evaluation.scaler()) + ": " + failed.reason() + " (" + failed.message()
                                + ")");
            }
        });
        if (!begun.isEmpty()) {
            boolean all = evaluation.answers().values().stream().allMatch(Answer.Failed.class::isInstance);
            Reason reason = all ? Reason.AllMetricsMissing : Reason.MetricMissing;
            String so = evaluation.trace().decision() instanceof Decision.Hold hold
                    ? "; the size stays at " + hold.currentReplicas()
                    : "";
            announcements.add(new Announcement(true, reason.name(), "Observe", String.join("; ", begun.values()) + so));
        }
        List<String> back = before.missing().stream()
                .filter(name -> evaluation.answers().get(name) instanceof Answer.Value)
                .sorted()
                .toList();
        if (!back.isEmpty()) {
            announcements.add(
                    new Announcement(false, "Recovered", "Observe", "can be read again: " + String.join(", ", back)));
        }
    }

    /** Where the metric is read, so that whoever is woken up by it knows where to look. */
    private static String from(String metric, Scaler scaler) {
        if (scaler.spec() instanceof Scaler.Working working) {
            for (CompiledMetric compiled : working.compiled().metrics()) {
                if (compiled.name().equals(metric)) {
                    MetricEndpoint endpoint = compiled.query().endpoint();
                    return " from " + endpoint.type() + " at " + endpoint.address();
                }
            }
        }
        return "";
    }
}
