package io.generalscaler.api.status;

import io.generalscaler.api.status.Condition.Standing;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.Nature;
import io.generalscaler.engine.model.Proposal;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Step;
import io.generalscaler.engine.model.Trace;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a decision says of the scaler's state. All conditions are always there. */
public final class Conditions {
    private Conditions() {}

    /**
     * The conditions after a decision.
     *
     * @param problem why a decision to scale could not be carried out; empty when it was, or there was none
     */
    public static List<Condition> of(Trace trace, Optional<String> problem) {
        return List.of(ready(trace, problem), active(trace), able(trace, problem), limited(trace), paused(trace));
    }

    /** Whether ready pods follow the size that the workload was given. */
    static Condition pods(Optional<Stuck> stuck) {
        return stuck.map(why -> new Condition(
                        Condition.Type.PodsFollow, false, why.kind().name(), why.why()))
                .orElseGet(() -> new Condition(
                        Condition.Type.PodsFollow, true, Standing.PodsFollow.name(), "ready pods follow the size"));
    }

    private static Condition ready(Trace trace, Optional<String> problem) {
        List<String> missing = trace.proposals().stream()
                .filter(proposal -> !proposal.isFresh())
                .map(Conditions::missing)
                .toList();
        if (!missing.isEmpty()) {
            Reason reason = trace.steps().stream()
                    .filter(step -> step.nature() == Nature.MISSING)
                    .map(Step::reason)
                    .max(Comparator.naturalOrder())
                    .orElse(Reason.MetricMissing);
            return new Condition(
                    Condition.Type.Ready, false, reason.name(), "no reading of " + String.join(", ", missing));
        }
        boolean works = !(trace.decision() instanceof Decision.Refuse);
        return problem.map(said -> unwritten(Condition.Type.Ready, said))
                .orElseGet(() -> new Condition(Condition.Type.Ready, works, reason(trace), said(trace)));
    }

    private static String missing(Proposal proposal) {
        return proposal.name()
                + proposal.cause().map(cause -> " (" + cause + ")").orElse("");
    }

    private static Condition active(Trace trace) {
        boolean isRefused = trace.decision() instanceof Decision.Refuse;
        Optional<Step> stopped = last(trace, reason -> reason.lastWord() != Reason.LastWord.RULES);
        return stopped.map(step -> condition(Condition.Type.ScalingActive, false, step))
                .orElseGet(() -> new Condition(Condition.Type.ScalingActive, !isRefused, reason(trace), said(trace)));
    }

    private static Condition able(Trace trace, Optional<String> problem) {
        if (trace.decision() instanceof Decision.Refuse) {
            return new Condition(Condition.Type.AbleToScale, false, reason(trace), said(trace));
        }
        return problem.map(said -> unwritten(Condition.Type.AbleToScale, said))
                .orElseGet(() -> new Condition(
                        Condition.Type.AbleToScale,
                        true,
                        Standing.ReadyForNewScale.name(),
                        "the workload's size can be written"));
    }

    private static Condition unwritten(Condition.Type type, String problem) {
        return new Condition(type, false, Standing.FailedUpdateScale.name(), problem);
    }

    private static Condition limited(Trace trace) {
        Step limit = null;
        for (Step step : trace.steps()) {
            switch (step.nature()) {
                case LIMITS -> limit = step;
                // The number is another one after it, whatever limited it before.
                case ASKS, SETS -> limit = null;
                case AGREES, SMOOTHS, NOTES, MISSING, REFUSES -> {}
            }
        }
        return limit != null
                ? condition(Condition.Type.ScalingLimited, true, limit)
                : new Condition(
                        Condition.Type.ScalingLimited,
                        false,
                        Standing.DesiredWithinRange.name(),
                        "no limit keeps the size from what is asked for");
    }

    private static Condition paused(Trace trace) {
        Optional<Step> frozen = last(trace, Reason.Frozen::equals);
        if (frozen.isPresent()) {
            return condition(Condition.Type.Paused, true, frozen.get());
        }
        if (trace.findings().pause().isPresent()) {
            String message =
                    last(trace, Reason.Paused::equals).map(Step::message).orElse("a person froze the size");
            return new Condition(Condition.Type.Paused, true, Reason.Paused.name(), message);
        }
        return last(trace, Reason.PauseExpired::equals)
                .map(step -> condition(Condition.Type.Paused, false, step))
                .orElseGet(() -> new Condition(
                        Condition.Type.Paused, false, Standing.NotPaused.name(), "nobody froze the size"));
    }

    private static Condition condition(Condition.Type type, boolean holds, Step step) {
        return new Condition(type, holds, step.reason().name(), step.message());
    }

    private static Optional<Step> last(Trace trace, Predicate<Reason> reasons) {
        return trace.steps().reversed().stream()
                .filter(step -> reasons.test(step.reason()))
                .findFirst();
    }

    private static String reason(Trace trace) {
        return trace.decision().reason().name();
    }

    /** A refusal's own words, or the decision in a sentence. */
    private static String said(Trace trace) {
        boolean isRefused =
                trace.decision() instanceof Decision.Refuse && !trace.steps().isEmpty();
        return isRefused ? trace.steps().getLast().message() : trace.summary();
    }
}
