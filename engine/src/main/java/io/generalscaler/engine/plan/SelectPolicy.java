package io.generalscaler.engine.plan;

/** Which of several rate policies rules. */
public enum SelectPolicy {
    /** The one that allows the largest change. */
    MAX,
    /** The one that allows the smallest change. */
    MIN,
    /** None: this direction is closed. */
    DISABLED
}
