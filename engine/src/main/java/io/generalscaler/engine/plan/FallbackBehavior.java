package io.generalscaler.engine.plan;

/** Which size stands in for the metrics. */
public sealed interface FallbackBehavior {

    /** The size to use, given the current one. */
    int replicas(int current);

    /** This size. */
    record Static(int replicas) implements FallbackBehavior {
        public Static {
            Check.atLeast(0, replicas, "replicas");
        }

        @Override
        public int replicas(int current) {
            return replicas;
        }
    }

    /** The current size. */
    record CurrentReplicas() implements FallbackBehavior {
        @Override
        public int replicas(int current) {
            return current;
        }
    }

    /** The current size if it is higher than this one, else this one. */
    record CurrentReplicasIfHigher(int replicas) implements FallbackBehavior {
        public CurrentReplicasIfHigher {
            Check.atLeast(0, replicas, "replicas");
        }

        @Override
        public int replicas(int current) {
            return Math.max(current, replicas);
        }
    }

    /** The current size if it is lower than this one, else this one. */
    record CurrentReplicasIfLower(int replicas) implements FallbackBehavior {
        public CurrentReplicasIfLower {
            Check.atLeast(0, replicas, "replicas");
        }

        @Override
        public int replicas(int current) {
            return Math.min(current, replicas);
        }
    }
}
