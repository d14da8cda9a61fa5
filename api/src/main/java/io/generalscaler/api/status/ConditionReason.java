package io.generalscaler.api.status;

import static io.generalscaler.api.status.Condition.Type.AbleToScale;
import static io.generalscaler.api.status.Condition.Type.MetricsAvailable;
import static io.generalscaler.api.status.Condition.Type.Ready;
import static io.generalscaler.api.status.Condition.Type.ScalingActive;
import static io.generalscaler.api.status.Condition.Type.ScalingLimited;

import java.util.Set;
import java.util.TreeSet;

/**
 * Why a condition is as it is, in one word; the words of HorizontalPodAutoscalers where they have one. Why a decision came out as it did is
 * another question, with words of its own: {@link io.generalscaler.engine.model.Reason}. {@code docs/reference/generalscaler.md} lists these.
 */
public enum ConditionReason {
    /** The spec is valid, the workload is there and nobody else's, and its size may be written. */
    CanWork("it can work", Ready),
    /** The object cannot work as it is written. */
    InvalidSpec("the spec is not valid", Ready, ScalingActive, AbleToScale),
    /** The workload does not exist. */
    TargetNotFound("the workload does not exist", Ready, ScalingActive, AbleToScale),
    /** Something else scales this workload. */
    TargetConflict("something else scales the workload", Ready, ScalingActive, AbleToScale),
    /** The workload's size cannot be read. */
    FailedGetScale("the size of the workload cannot be read", Ready, ScalingActive, AbleToScale),
    /** The operator's rules do not let the controller go to an address that the spec names. */
    AddressRefused("an address is refused", Ready),
    /** The workload's size could not be written. */
    FailedUpdateScale("the size of the workload cannot be written", Ready, AbleToScale),

    /** A metric was read, and the size follows it. */
    ValidMetricFound("the size follows the metrics", ScalingActive),
    /** A rule of the schedule, or its default, gives the size. */
    Scheduled("the schedule gives the size", ScalingActive, ScalingLimited),
    /** No metric can be read, and the size follows the fallback. */
    FallbackUsed("the size follows the fallback", ScalingActive),
    /** A person set the workload to zero, and it stays there. */
    ScalingDisabled("a person set the workload to zero", ScalingActive),
    /** A person's number rules. */
    Overridden("a person's number rules", ScalingActive),
    /** Another hand keeps undoing what the scaler writes, so the size is left to it for a while. */
    BackedOff("the size is left to another hand for a while", ScalingActive, ScalingLimited),
    /** What is decided is recorded, not written. */
    RecommendOnly("decisions are recorded, not written", ScalingActive),

    /** Every metric was read. */
    MetricsRead("every metric was read", MetricsAvailable),
    /** There are none: the size follows a schedule alone. */
    NoMetrics("there are no metrics to read", MetricsAvailable),
    /** A metric could not be read, or what was read is too old; {@code status.metrics} says which and why. */
    FailedGetExternalMetric("no metric can be read", MetricsAvailable, ScalingActive),
    /** Metrics are not asked while the scaler cannot work. */
    NotAsked("metrics are not asked while it cannot work", MetricsAvailable),

    /** A new size can be written. */
    ReadyForNewScale("a new size can be written", AbleToScale),
    /** A new size was written just now. */
    SucceededRescale("a new size was written", AbleToScale),
    /** The window for raising the size stands against it. */
    ScaleUpStabilized("the window for scaling up holds the size", AbleToScale),
    /** The window for lowering the size stands against it. */
    ScaleDownStabilized("the window for scaling down holds the size", AbleToScale),

    /** No limit keeps the size from what is asked for. */
    DesiredWithinRange("no limit keeps the size from what is asked for", ScalingLimited),
    /** More than maxReplicas is asked for. */
    TooManyReplicas("more than maxReplicas is asked for", ScalingLimited),
    /** Fewer than minReplicas are asked for. */
    TooFewReplicas("fewer than minReplicas are asked for", ScalingLimited),
    /** More is asked for than may be added at once, or within a period. */
    ScaleUpLimit("so many at once may not be added", ScalingLimited),
    /** Fewer are asked for than may be taken away at once, or within a period. */
    ScaleDownLimit("so many at once may not be taken away", ScalingLimited),
    /** The last change is too recent. */
    CoolingDown("the last change is too recent", ScalingLimited),
    /** The budget affords no more. */
    BudgetCapped("the budget affords no more", ScalingLimited),
    /** minReplicas costs more than the budget affords, and wins. */
    MinOverBudget("minReplicas costs more than the budget affords", ScalingLimited),

    /** A person froze the size. */
    Paused("a person froze the size", Condition.Type.Paused, ScalingActive),
    /** A person froze all sizes of the namespace, or of the cluster. */
    Frozen("all sizes of the namespace are frozen", Condition.Type.Paused, ScalingActive),
    /** The pause ended by itself. */
    PauseExpired("the pause ended", Condition.Type.Paused),
    /** Nobody froze the size. */
    NotPaused("nobody froze the size", Condition.Type.Paused),

    /** Ready pods follow the size. */
    PodsFollow("ready pods follow the size", Condition.Type.PodsFollow),
    /** The workload cannot be read, so nothing is known of its pods. */
    NotSeen("the workload cannot be read", Condition.Type.PodsFollow),
    /** Pods cannot be created: a quota, an admission webhook, a policy. */
    FailedCreate("pods cannot be created", Condition.Type.PodsFollow),
    /** A rollout makes no progress within its {@code progressDeadlineSeconds}. */
    ProgressDeadlineExceeded("a rollout makes no progress", Condition.Type.PodsFollow),
    /** No node takes a pod. */
    Unschedulable("no node takes a pod", Condition.Type.PodsFollow),
    /** A pod's containers do not start: an image, a Secret or a ConfigMap is missing. */
    ContainersNotStarting("containers do not start", Condition.Type.PodsFollow),
    /** Pods are not ready, and why is not known. */
    PodsNotReady("pods are not ready", Condition.Type.PodsFollow);

    private final String message;
    /** Immutable. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Condition.Type> types;

    ConditionReason(String message, Condition.Type... types) {
        this.message = message;
        this.types = Set.of(types);
    }

    /** What there is to say where nothing more is known. */
    public String message() {
        return message;
    }

    /** The conditions that may have it. */
    public Set<Condition.Type> types() {
        return new TreeSet<>(types);
    }

    boolean isOf(Condition.Type type) {
        return types.contains(type);
    }
}
