package io.generalscaler.engine.plan;

import java.util.OptionalInt;

/** What a schedule's rule asks for. */
public sealed interface Effect {

    /**
     * This size, whatever the metrics say.
     *
     * @param replicas at least 0
     */
    record Pin(int replicas) implements Effect {
        public Pin {
            Check.atLeast(0, replicas, "replicas");
        }
    }

    /**
     * A floor, a cap, or both; at least one is given.
     *
     * @param minReplicas at least 0
     * @param maxReplicas at least 0, at least {@code minReplicas}
     */
    record Range(OptionalInt minReplicas, OptionalInt maxReplicas) implements Effect {
        public Range {
            if (minReplicas.isEmpty() && maxReplicas.isEmpty()) {
                throw new IllegalArgumentException("minReplicas: one of minReplicas and maxReplicas must be given");
            }
            Check.atLeast(0, minReplicas.orElse(0), "minReplicas");
            Check.atLeast(minReplicas.orElse(0), maxReplicas.orElse(Integer.MAX_VALUE), "maxReplicas");
        }
    }
}
