package io.generalscaler.engine.model;

/** What to do. */
public sealed interface Decision {

    /** The size at the time of the decision. */
    int currentReplicas();

    /** The size that is wanted; equal to the current one when nothing is to change. */
    int desiredReplicas();

    /** Why, in one word. */
    Reason reason();

    /** The kind in one word: {@code Scale}, {@code Hold} or {@code Refuse}. */
    default String kind() {
        return switch (this) {
            case Scale _ -> "Scale";
            case Hold _ -> "Hold";
            case Refuse _ -> "Refuse";
        };
    }

    /** Write the size {@code to}, if it still is {@code from}; never the same. */
    record Scale(int from, int to, Reason reason) implements Decision {
        public Scale {
            if (from == to) {
                throw new IllegalArgumentException("to: must differ from " + from);
            }
        }

        @Override
        public int currentReplicas() {
            return from;
        }

        @Override
        public int desiredReplicas() {
            return to;
        }
    }

    /** Write nothing. The desired size differs from the current one only where it is recorded, not written. */
    record Hold(int currentReplicas, int desiredReplicas, Reason reason) implements Decision {}

    /** Nothing can be decided; write nothing. */
    record Refuse(int currentReplicas, Reason reason) implements Decision {
        @Override
        public int desiredReplicas() {
            return currentReplicas;
        }
    }
}
