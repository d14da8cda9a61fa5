package io.generalscaler.api.status;

import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.Nature;
import io.generalscaler.engine.model.Proposal;
import io.generalscaler.engine.model.Recommendation;
import io.generalscaler.engine.model.Step;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.model.Words;
import io.generalscaler.engine.schedule.ScheduleOutlook;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Compares evaluations field by field, since nearly all of them are like the one before. */
final class EvaluationChange {
    private EvaluationChange() {}

    static boolean isNews(Evaluation before, Evaluation after) {
        Trace was = before.trace();
        Trace is = after.trace();
        return before.generation() != after.generation()
                || was.decision().currentReplicas() != is.decision().currentReplicas()
                || was.desiredReplicas() != is.desiredReplicas()
                || !was.decision().kind().equals(is.decision().kind())
                || was.decision().reason().equivalent()
                        != is.decision().reason().equivalent()
                || !before.target().equals(after.target())
                || !isSameInWords(before.problem(), after.problem())
                || !isSameInWords(before.missing(), after.missing())
                || !before.hold().equals(after.hold())
                || !before.stuck().map(Stuck::kind).equals(after.stuck().map(Stuck::kind))
                || !before.history().lastScale().equals(after.history().lastScale())
                || !before.restart().target().equals(after.restart().target())
                || before.history().carried().scaledToZero()
                        != after.history().carried().scaledToZero()
                || !was.findings().pause().equals(is.findings().pause())
                || !was.findings().override().equals(is.findings().override())
                || !was.findings()
                        .schedule()
                        .flatMap(ScheduleOutlook::active)
                        .equals(is.findings().schedule().flatMap(ScheduleOutlook::active))
                || !areAlike(significant(was), significant(is), EvaluationChange::isSameInWords)
                || !areAlike(was.proposals(), is.proposals(), EvaluationChange::isSameState);
    }

    static boolean isFigures(Evaluation before, Evaluation after) {
        Trace was = before.trace();
        Trace is = after.trace();
        return !before.stuck().equals(after.stuck())
                || !areAlike(was.steps(), is.steps(), EvaluationChange::isSameSentence)
                || !areAlike(
                        was.proposals(), is.proposals(), (a, b) -> a.value().equals(b.value()))
                || !remembered(before.history()).equals(remembered(after.history()))
                || !was.findings().cost().equals(is.findings().cost());
    }

    private static boolean isSameInWords(Step before, Step after) {
        return before.reason() == after.reason()
                && before.stage() == after.stage()
                && before.why().hasWordsOf(after.why());
    }

    private static boolean isSameInWords(Optional<Unwritten> before, Optional<Unwritten> after) {
        return before.equals(after)
                || (before.isPresent()
                        && after.isPresent()
                        && before.get().isRefused() == after.get().isRefused()
                        && Words.of(before.get().why())
                                .equals(Words.of(after.get().why())));
    }

    private static boolean isSameInWords(Map<String, String> before, Map<String, String> after) {
        return before.equals(after)
                || (before.keySet().equals(after.keySet())
                        && before.keySet().stream()
                                .allMatch(name -> Words.of(Objects.requireNonNull(before.get(name)))
                                        .equals(Words.of(Objects.requireNonNull(after.get(name))))));
    }

    private static List<Step> significant(Trace trace) {
        return trace.steps().stream()
                .filter(step -> step.nature() != Nature.AGREES)
                .toList();
    }

    private static boolean isSameState(Proposal before, Proposal after) {
        return before.metric().equals(after.metric())
                && before.state().equals(after.state())
                && before.cause().equals(after.cause());
    }

    private static boolean isSameSentence(Step before, Step after) {
        return before.before() == after.before()
                && before.after() == after.after()
                && before.why().equals(after.why());
    }

    private static List<Object> remembered(History history) {
        return List.of(
                history.recommendations()
                        .map(all -> all.stream().map(Recommendation::replicas).toList()),
                history.consecutiveFailures(),
                history.carried().burn().size());
    }

    private static <T> boolean areAlike(List<T> before, List<T> after, BiPredicate<T, T> alike) {
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!alike.test(before.get(i), after.get(i))) {
                return false;
            }
        }
        return true;
    }
}
