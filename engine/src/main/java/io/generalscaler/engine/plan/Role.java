package io.generalscaler.engine.plan;

/** What a metric is read for. */
public enum Role {
    /** It proposes a size. */
    SCALE,
    /** It only informs the policy, as the latency of an SLO does. */
    OBSERVE
}
