package io.generalscaler.engine.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why. The same word stands in trace, status, event, metric label and log. Whoever asks what kind of reason it is finds that here, and
 * lists none of them elsewhere. Of reasons that stand for something missing, the gravest is declared last.
 */
public enum Reason {
    /** A metric asks for more than the current size. */
    AboveTarget(Nature.ASKS, Begin.UNTOLD, LastWord.RULES),
    /** The metrics ask for less than the current size. */
    BelowTarget(Nature.ASKS, Begin.UNTOLD, LastWord.RULES),
    /** The size was raised because the metrics ask for it. */
    ScaledUp(Nature.ASKS, Begin.UNTOLD, LastWord.RULES),
    /** The size was lowered because the metrics ask for it. */
    ScaledDown(Nature.ASKS, Begin.UNTOLD, LastWord.RULES),
    /** The metrics are off their targets by no more than the tolerance. */
    WithinTolerance(Nature.AGREES, Begin.UNTOLD, LastWord.RULES),
    /** The current size is what is asked for. */
    AtDesired(Nature.AGREES, Begin.UNTOLD, LastWord.RULES),
    /** What was asked for within the stabilization window stands against the change. */
    Stabilized(Nature.SMOOTHS, Begin.UNTOLD, LastWord.RULES),
    /** The last change is too recent. */
    CoolingDown(Nature.LIMITS, Begin.UNTOLD, LastWord.RULES),
    /** So much change at once, or within a period, is not allowed. */
    RateLimited(Nature.LIMITS, Begin.UNTOLD, LastWord.RULES),
    /** maxReplicas is reached. */
    AtMaxReplicas(Nature.LIMITS, Begin.TOLD, LastWord.RULES),
    /** minReplicas is reached. */
    AtMinReplicas(Nature.LIMITS, Begin.UNTOLD, LastWord.RULES),
    /** The budget affords no more. */
    BudgetCapped(Nature.LIMITS, Begin.WARNED, LastWord.RULES),
    /** minReplicas costs more than the budget affords, and wins. */
    MinOverBudget(Nature.LIMITS, Begin.WARNED, LastWord.RULES),
    /** Latency or error rate is above its target, or the error budget burns. */
    SloViolated(Nature.ASKS, Begin.WARNED, LastWord.RULES),
    /** A reading that the SLO needs is missing. */
    SloUnknown(Nature.MISSING, Begin.UNTOLD, LastWord.RULES),
    /** A schedule's rule, or its default, asks for this size. */
    Scheduled(Nature.SETS, Begin.UNTOLD, LastWord.RULES),
    /** A metric is missing, so the size does not go down. */
    MetricMissing(Nature.MISSING, Begin.UNTOLD, LastWord.RULES),
    /** No metric can be read, so the size stays. */
    AllMetricsMissing(Nature.MISSING, Begin.UNTOLD, LastWord.NOBODY),
    /** No metric can be read for long enough that the fallback applies. */
    FallbackUsed(Nature.MISSING, Begin.WARNED, LastWord.RULES),
    /** No pod is ready, so a metric that pods produce does not bring the size down. */
    NoReadyPods(Nature.ASKS, Begin.UNTOLD, LastWord.RULES),
    /** A metric is above its activation value, so the workload wakes from zero. */
    Activated(Nature.ASKS, Begin.UNTOLD, LastWord.RULES),
    /** Nothing is to be done, so the workload goes to zero. */
    ScaledToZero(Nature.ASKS, Begin.UNTOLD, LastWord.RULES),
    /** A person froze the size. */
    Paused(Nature.SETS, Begin.TOLD, LastWord.PERSON),
    /** The pause ended by itself. */
    PauseExpired(Nature.NOTES, Begin.TOLD, LastWord.RULES),
    /** A person forbade that any size is written, in the namespace or everywhere. */
    Frozen(Nature.NOTES, Begin.UNTOLD, LastWord.PERSON),
    /** A person's number rules. */
    Overridden(Nature.SETS, Begin.TOLD, LastWord.PERSON),
    /** The override ended by itself. */
    OverrideExpired(Nature.NOTES, Begin.TOLD, LastWord.RULES),
    /** The decision is recorded, not written. */
    RecommendOnly(Nature.NOTES, Begin.TOLD, LastWord.PERSON),
    /** A person set the workload to zero, so it is left alone. */
    SetToZeroByHand(Nature.NOTES, Begin.TOLD, LastWord.PERSON),
    /** Another hand changed the size. */
    ForeignChange(Nature.NOTES, Begin.UNTOLD, LastWord.RULES),
    /** Another hand had changed the size, and the way back to what was decided is still free. */
    Displaced(Nature.NOTES, Begin.UNTOLD, LastWord.RULES),
    /** The size goes back to where it was before another hand changed it. */
    Restored(Nature.ASKS, Begin.UNTOLD, LastWord.RULES),
    /** Another hand keeps undoing what the scaler writes, so the size is left to it for a while. */
    BackedOff(Nature.LIMITS, Begin.WARNED, LastWord.NOBODY),
    /** The workload does not exist. */
    TargetNotFound(Nature.REFUSES, Begin.UNTOLD, LastWord.NOBODY),
    /** The workload's size cannot be read. */
    FailedGetScale(Nature.REFUSES, Begin.UNTOLD, LastWord.NOBODY),
    /** Something else scales this workload. */
    TargetConflict(Nature.REFUSES, Begin.UNTOLD, LastWord.NOBODY),
    /** The object cannot work as it is written. */
    InvalidSpec(Nature.REFUSES, Begin.UNTOLD, LastWord.NOBODY);

    /** Whether a person is told, once, when a step for this reason appears that the evaluation before did not have. */
    public enum Begin {
        /** Not for the reason alone: it comes and goes, or something finer is told, as which metric is missing and why. */
        UNTOLD,
        /** Told. */
        TOLD,
        /** Told as something to look at. */
        WARNED
    }

    /** Whom the size follows where there is a step for this reason. */
    public enum LastWord {
        /** Metrics, schedule and limits. */
        RULES,
        /** A person. */
        PERSON,
        /** Nobody: it stays as it is. */
        NOBODY
    }

    private static final Map<String, Reason> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Reason::name, Function.identity()));

    private final Nature nature;
    private final Begin begin;
    private final LastWord lastWord;

    Reason(Nature nature, Begin begin, LastWord lastWord) {
        this.nature = nature;
        this.begin = begin;
        this.lastWord = lastWord;
    }

    /** The reason of that name; empty for a word that a newer version wrote. */
    public static Optional<Reason> named(@Nullable String word) {
        return Optional.ofNullable(word).map(BY_NAME::get);
    }

    /** What it does to the number, unless a step says otherwise. */
    public Nature nature() {
        return nature;
    }

    /** Whether its begin is told of. */
    public Begin begin() {
        return begin;
    }

    /** Whom the size follows. */
    public LastWord lastWord() {
        return lastWord;
    }

    /** One for all reasons between which nobody need be told of a change: {@link #AtDesired} for those that agree. */
    public Reason equivalent() {
        return nature == Nature.AGREES ? AtDesired : this;
    }
}
