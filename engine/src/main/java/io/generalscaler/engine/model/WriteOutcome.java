package io.generalscaler.engine.model;

/** What became of a decision. */
public enum WriteOutcome {
    /** It was written, or there was nothing to write. */
    APPLIED,
    /** It was recorded on purpose and not written, or the write failed for good: the evaluation counts, the change does not. */
    NOT_WRITTEN,
    /** Somebody else changed the workload first, so it is decided again at once: this evaluation does not count at all. */
    CONFLICT
}
