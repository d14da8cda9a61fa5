package io.generalscaler.engine.plan;

/** What a metric is read for. */
public enum Role {
    /** It proposes a size. */
    SCALE,
    /** It only informs the objective, as its latency does. */
    OBSERVE
}
