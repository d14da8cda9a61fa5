package io.generalscaler.api.status;

import io.generalscaler.engine.model.Reason;

/**
 * One condition, without the times that only an object has.
 *
 * @param message a sentence with its numbers
 */
public record Condition(Type type, boolean holds, Reason reason, String message) {
    /** The conditions of a scaler, in the order in which they are listed. */
    public enum Type {
        /** Whether the scaler does its work: a workload that exists and is nobody else's, and every metric read. */
        Ready,
        /** Whether the workload's size follows metrics and schedule now. */
        ScalingActive,
        /** Whether a new size can be written. */
        AbleToScale,
        /** Whether a limit keeps the size from what is asked for. */
        ScalingLimited,
        /** Whether a person froze the size. */
        Paused
    }

    /** {@code True} or {@code False}. */
    public String status() {
        return holds ? "True" : "False";
    }
}
