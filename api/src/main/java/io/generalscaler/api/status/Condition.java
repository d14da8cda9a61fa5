package io.generalscaler.api.status;

/**
 * One condition, without the times that only an object has.
 *
 * @param message a short sentence; the whole story stands in the decision
 */
public record Condition(Type type, State state, ConditionReason reason, String message) {

    /** The conditions of a scaler, in the order in which they are listed. */
    public enum Type {
        /** Whether the scaler can work: a valid spec, a workload that is there and nobody else's, the rights, no refused address. */
        Ready,
        /** Whether the workload's size follows metrics and schedule now. */
        ScalingActive,
        /** Whether every metric was read. */
        MetricsAvailable,
        /** Whether a new size can be written. */
        AbleToScale,
        /** Whether a limit keeps the size from what is asked for. */
        ScalingLimited,
        /** Whether a person froze the size, by a pause of the scaler or a freeze of its namespace or of everything. */
        Paused,
        /** Whether ready pods follow the size, or may still: False once they have not for minutes. */
        PodsFollow
    }

    /** Whether it holds, as Kubernetes has it. */
    public enum State {
        True,
        False,
        /** It was not looked into. */
        Unknown;

        static State of(boolean holds) {
            return holds ? True : False;
        }
    }

    public Condition {
        if (!reason.isOf(type)) {
            throw new IllegalArgumentException("reason: " + reason + " is none of " + type);
        }
    }

    Condition(Type type, boolean holds, ConditionReason reason, String message) {
        this(type, State.of(holds), reason, message);
    }

    Condition(Type type, boolean holds, ConditionReason reason) {
        this(type, State.of(holds), reason, reason.message());
    }
}
