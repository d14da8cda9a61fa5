package io.generalscaler.api.status;

/**
 * One condition, without the times that only an object has.
 *
 * @param reason the word of a {@link io.generalscaler.engine.model.Reason}, or of a {@link Standing} where no reason of the
 *     decision bears on the condition
 * @param message a sentence with its numbers
 */
public record Condition(Type type, boolean holds, String reason, String message) {
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
        /** Whether a person froze the size, by a pause of the scaler or a freeze of its namespace or of everything. */
        Paused,
        /** Whether ready pods follow the size, or may still: False once they have not for minutes. */
        PodsFollow
    }

    /** What there is to say beside a decision's reasons, in the words that HorizontalPodAutoscalers use where they have one. */
    public enum Standing {
        /** A new size can be written. */
        ReadyForNewScale,
        /** A new size could not be written. */
        FailedUpdateScale,
        /** No limit keeps the size from what is asked for. */
        DesiredWithinRange,
        /** Nobody froze the size. */
        NotPaused,
        /** Ready pods follow the size. */
        PodsFollow
    }

    /** {@code True} or {@code False}. */
    public String status() {
        return holds ? "True" : "False";
    }
}
