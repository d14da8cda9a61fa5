package io.generalscaler.controller.observe.cluster;

import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.compile.CompiledScaler;
import io.generalscaler.api.workload.WorkloadId;
import java.time.Duration;
import java.util.Optional;

/**
 * A GeneralScaler as the loop needs it.
 *
 * @param key its name
 * @param uid tells it from an earlier one of the same name
 * @param generation of the spec
 * @param ownedByDeployment whether it stands for a Deployment's annotations
 * @param spec what is wanted, or why that cannot be
 */
public record Scaler(ScalerKey key, String uid, long generation, boolean ownedByDeployment, Spec spec) {

    /** What it scales; empty where the spec does not work. */
    Optional<Claim> claim() {
        return spec instanceof Working working ? Optional.of(working.claim()) : Optional.empty();
    }

    /** Whether {@code later} is the same object and claims the same workload. */
    boolean isForWorkloadOf(Scaler later) {
        return uid.equals(later.uid)
                && claim().map(Claim::workload).equals(later.claim().map(Claim::workload));
    }

    /** What is wanted. */
    public sealed interface Spec {

        /** How often to evaluate it. */
        Duration interval();
    }

    /**
     * A spec that works.
     *
     * @param compiled the plan and its defaults
     * @param claim on the workload
     */
    public record Working(CompiledScaler compiled, Claim claim) implements Spec {

        /** The workload. */
        public WorkloadId target() {
            return claim.workload();
        }

        @Override
        public Duration interval() {
            return compiled.pollingInterval();
        }
    }

    /**
     * A spec that slipped past admission and cannot work.
     *
     * @param why every reason, for people
     */
    public record Broken(String why) implements Spec {
        @Override
        public Duration interval() {
            return Duration.ofHours(1);
        }
    }
}
