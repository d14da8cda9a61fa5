package io.generalscaler.engine.model;

/** What a reason does to the number. */
public enum Nature {
    /** Asks for a size. */
    ASKS,
    /** Finds the current size right, or close enough: a metric goes to and fro between such reasons, and nothing happens. */
    AGREES,
    /** Evens out over time what is asked for; the result still counts as asked for, not as limited. */
    SMOOTHS,
    /** Keeps the size from what is asked for. */
    LIMITS,
    /** Sets the number no matter what it was. */
    SETS,
    /** Says something beside the number. */
    NOTES,
    /** Stands in for what cannot be known, on the side of less change. */
    MISSING,
    /** Nothing can be decided. */
    REFUSES
}
