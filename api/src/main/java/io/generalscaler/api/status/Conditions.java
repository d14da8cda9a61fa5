package io.generalscaler.api.status;

import io.generalscaler.api.status.Condition.State;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.Proposal;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Step;
import io.generalscaler.engine.model.Trace;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a decision says of the scaler's state. All conditions are always there.
 *
 * <p>{@code Ready} is whether the scaler can work at all: what a person has to mend makes it False. What comes and goes by itself, as a source that
 * is down, a login that is wrong for now or a write that found no server, moves the other conditions.
 */
public final class Conditions {
    /** The cause of a metric that the operator's rules keep the controller from reading. */
    private static final String ADDRESS_REFUSED = ConditionReason.AddressRefused.name();

    private Conditions() {}

    /**
     * The conditions after a decision.
     *
     * @param problem why a decision to scale could not be carried out; empty when it was, or there was none
     */
    public static List<Condition> of(Trace trace, Optional<Unwritten> problem) {
        if (trace.decision() instanceof Decision.Refuse(int _, Reason reason)) {
            ConditionReason why = refusal(reason);
            return List.of(
                    new Condition(
                            Condition.Type.Ready,
                            false,
                            why,
                            trace.steps().getFirst().message()),
                    new Condition(Condition.Type.ScalingActive, false, why),
                    new Condition(
                            Condition.Type.MetricsAvailable,
                            State.Unknown,
                            ConditionReason.NotAsked,
                            ConditionReason.NotAsked.message()),
                    new Condition(Condition.Type.AbleToScale, false, why),
                    limited(trace),
                    paused(trace));
        }
        return List.of(
                ready(trace, problem),
                active(trace),
                metrics(trace),
                able(trace, problem),
                limited(trace),
                paused(trace));
    }

    /**
     * Whether ready pods follow the size that the workload was given.
     *
     * @param isThere whether the workload could be read
     * @param stuck why they do not; empty where they do, or may still
     */
    static Condition pods(boolean isThere, Optional<Stuck> stuck) {
        if (!isThere) {
            return new Condition(
                    Condition.Type.PodsFollow,
                    State.Unknown,
                    ConditionReason.NotSeen,
                    ConditionReason.NotSeen.message());
        }
        return stuck.map(why -> new Condition(Condition.Type.PodsFollow, false, reason(why.kind()), why.why()))
                .orElseGet(() -> new Condition(Condition.Type.PodsFollow, true, ConditionReason.PodsFollow));
    }

    private static ConditionReason reason(Stuck.Kind kind) {
        return switch (kind) {
            case FailedCreate -> ConditionReason.FailedCreate;
            case ProgressDeadlineExceeded -> ConditionReason.ProgressDeadlineExceeded;
            case Unschedulable -> ConditionReason.Unschedulable;
            case ContainersNotStarting -> ConditionReason.ContainersNotStarting;
            case PodsNotReady -> ConditionReason.PodsNotReady;
        };
    }

    private static ConditionReason refusal(Reason reason) {
        return switch (reason) {
            case TargetNotFound -> ConditionReason.TargetNotFound;
            case TargetConflict -> ConditionReason.TargetConflict;
            case FailedGetScale -> ConditionReason.FailedGetScale;
            default -> ConditionReason.InvalidSpec;
        };
    }

    private static Condition ready(Trace trace, Optional<Unwritten> problem) {
        List<String> refused = trace.proposals().stream()
                .filter(proposal ->
                        proposal.cause().filter(ADDRESS_REFUSED::equals).isPresent())
                .map(Proposal::name)
                .toList();
        if (!refused.isEmpty()) {
            return new Condition(
                    Condition.Type.Ready,
                    false,
                    ConditionReason.AddressRefused,
                    "the address of " + String.join(", ", refused) + " is refused");
        }
        return problem.filter(Unwritten::isRefused)
                .map(it -> new Condition(Condition.Type.Ready, false, ConditionReason.FailedUpdateScale, it.why()))
                .orElseGet(() -> new Condition(Condition.Type.Ready, true, ConditionReason.CanWork));
    }

    private static Condition active(Trace trace) {
        Optional<Step> stopped = last(trace, reason -> reason.lastWord() != Reason.LastWord.RULES);
        if (stopped.isPresent()) {
            ConditionReason why = stopper(stopped.get().reason());
            // Who the other hand is stands nowhere else in the conditions.
            String message = why == ConditionReason.BackedOff ? stopped.get().message() : why.message();
            return new Condition(Condition.Type.ScalingActive, Condition.State.False, why, message);
        }
        if (has(trace, Reason.FallbackUsed)) {
            return new Condition(Condition.Type.ScalingActive, true, ConditionReason.FallbackUsed);
        }
        boolean isRead = trace.proposals().stream().anyMatch(Proposal::isFresh);
        return new Condition(
                Condition.Type.ScalingActive,
                true,
                isRead ? ConditionReason.ValidMetricFound : ConditionReason.Scheduled);
    }

    private static ConditionReason stopper(Reason reason) {
        return switch (reason) {
            case Paused -> ConditionReason.Paused;
            case Frozen -> ConditionReason.Frozen;
            case Overridden -> ConditionReason.Overridden;
            case RecommendOnly -> ConditionReason.RecommendOnly;
            case BackedOff -> ConditionReason.BackedOff;
            case SetToZeroByHand -> ConditionReason.ScalingDisabled;
            default -> ConditionReason.FailedGetExternalMetric;
        };
    }

    private static Condition metrics(Trace trace) {
        if (trace.proposals().isEmpty()) {
            return new Condition(Condition.Type.MetricsAvailable, true, ConditionReason.NoMetrics);
        }
        List<String> missing = trace.proposals().stream()
                .filter(proposal -> !proposal.isFresh())
                .map(Conditions::missing)
                .toList();
        return missing.isEmpty()
                ? new Condition(Condition.Type.MetricsAvailable, true, ConditionReason.MetricsRead)
                : new Condition(
                        Condition.Type.MetricsAvailable,
                        false,
                        ConditionReason.FailedGetExternalMetric,
                        "no reading of " + String.join(", ", missing));
    }

    private static String missing(Proposal proposal) {
        return proposal.name()
                + proposal.cause().map(cause -> " (" + cause + ")").orElse("");
    }

    private static Condition able(Trace trace, Optional<Unwritten> problem) {
        if (problem.isPresent()) {
            return new Condition(
                    Condition.Type.AbleToScale,
                    false,
                    ConditionReason.FailedUpdateScale,
                    problem.get().why());
        }
        if (trace.decision() instanceof Decision.Scale) {
            return new Condition(Condition.Type.AbleToScale, true, ConditionReason.SucceededRescale);
        }
        ConditionReason reason = last(trace, Reason.Stabilized::equals)
                .map(step -> step.before() > step.after()
                        ? ConditionReason.ScaleUpStabilized
                        : ConditionReason.ScaleDownStabilized)
                .orElse(ConditionReason.ReadyForNewScale);
        return new Condition(Condition.Type.AbleToScale, true, reason);
    }

    private static Condition limited(Trace trace) {
        Step limit = limit(trace);
        return limit != null
                ? new Condition(Condition.Type.ScalingLimited, true, limit(limit))
                : new Condition(Condition.Type.ScalingLimited, false, ConditionReason.DesiredWithinRange);
    }

    private static @Nullable Step limit(Trace trace) {
        Step limit = null;
        for (Step step : trace.steps()) {
            switch (step.nature()) {
                case LIMITS -> limit = step;
                // The number is another one after it, whatever limited it before.
                case ASKS, SETS -> limit = null;
                case AGREES, SMOOTHS, NOTES, MISSING, REFUSES -> {}
            }
        }
        return limit;
    }

    private static ConditionReason limit(Step step) {
        return switch (step.reason()) {
            case AtMaxReplicas -> ConditionReason.TooManyReplicas;
            case AtMinReplicas -> ConditionReason.TooFewReplicas;
            case BackedOff -> ConditionReason.BackedOff;
            case CoolingDown -> ConditionReason.CoolingDown;
            case BudgetCapped -> ConditionReason.BudgetCapped;
            case MinOverBudget -> ConditionReason.MinOverBudget;
            case Scheduled -> ConditionReason.Scheduled;
            default -> step.before() > step.after() ? ConditionReason.ScaleUpLimit : ConditionReason.ScaleDownLimit;
        };
    }

    private static Condition paused(Trace trace) {
        Optional<Step> frozen = last(trace, Reason.Frozen::equals);
        if (frozen.isPresent()) {
            return new Condition(
                    Condition.Type.Paused,
                    true,
                    ConditionReason.Frozen,
                    frozen.get().message());
        }
        if (trace.findings().pause().isPresent()) {
            String message =
                    last(trace, Reason.Paused::equals).map(Step::message).orElseGet(ConditionReason.Paused::message);
            return new Condition(Condition.Type.Paused, true, ConditionReason.Paused, message);
        }
        return new Condition(
                Condition.Type.Paused,
                false,
                has(trace, Reason.PauseExpired) ? ConditionReason.PauseExpired : ConditionReason.NotPaused);
    }

    private static boolean has(Trace trace, Reason reason) {
        return last(trace, reason::equals).isPresent();
    }

    private static Optional<Step> last(Trace trace, Predicate<Reason> reasons) {
        return trace.steps().reversed().stream()
                .filter(step -> reasons.test(step.reason()))
                .findFirst();
    }
}
