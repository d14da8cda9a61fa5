package io.generalscaler.engine.plan;

/** What becomes of a decision. */
public enum Mode {
    /** It is written to the workload. */
    APPLY,
    /** It is recorded, never written. */
    RECOMMEND
}
