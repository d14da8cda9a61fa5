package io.generalscaler.engine.model;

/** Why. The same word stands in trace, status, event, metric label and log. */
public enum Reason {
    /** A metric asks for more than the current size. */
    AboveTarget,
    /** The metrics ask for less than the current size. */
    BelowTarget,
    /** The size was raised because the metrics ask for it. */
    ScaledUp,
    /** The size was lowered because the metrics ask for it. */
    ScaledDown,
    /** The metrics are off their targets by no more than the tolerance. */
    WithinTolerance,
    /** The current size is what is asked for. */
    AtDesired,
    /** What was asked for within the stabilization window stands against the change. */
    Stabilized,
    /** The last change is too recent. */
    CoolingDown,
    /** So much change at once, or within a period, is not allowed. */
    RateLimited,
    /** maxReplicas is reached. */
    AtMaxReplicas,
    /** minReplicas is reached. */
    AtMinReplicas,
    /** The budget affords no more. */
    BudgetCapped,
    /** minReplicas costs more than the budget affords, and wins. */
    MinOverBudget,
    /** Latency or error rate is above its target, or the error budget burns. */
    SloViolated,
    /** A reading that the SLO needs is missing. */
    SloUnknown,
    /** A schedule's rule, or its default, asks for this size. */
    Scheduled,
    /** A metric is missing, so the size does not go down. */
    MetricMissing,
    /** No metric can be read, so the size stays. */
    AllMetricsMissing,
    /** No metric can be read for long enough that the fallback applies. */
    FallbackUsed,
    /** No pod is ready, so a metric that pods produce does not bring the size down. */
    NoReadyPods,
    /** A metric is above its activation value, so the workload wakes from zero. */
    Activated,
    /** Nothing is to be done, so the workload goes to zero. */
    ScaledToZero,
    /** A person froze the size. */
    Paused,
    /** The pause ended by itself. */
    PauseExpired,
    /** A person's number rules. */
    Overridden,
    /** The override ended by itself. */
    OverrideExpired,
    /** The decision is recorded, not written. */
    RecommendOnly,
    /** A person set the workload to zero, so it is left alone. */
    SetToZeroByHand,
    /** The workload does not exist. */
    TargetNotFound,
    /** Something else scales this workload. */
    TargetConflict,
    /** The object cannot work as it is written. */
    InvalidSpec
}
