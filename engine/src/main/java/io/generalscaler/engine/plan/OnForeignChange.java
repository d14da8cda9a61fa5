package io.generalscaler.engine.plan;

/** What to do about a size that another hand wrote with the whole workload. */
public enum OnForeignChange {
    /** The way back to what was decided is free: neither window nor cooldown nor rate stands in it. */
    RESTORE,
    /** It counts as the scaler's own, so that everything damps from there. */
    ADOPT
}
