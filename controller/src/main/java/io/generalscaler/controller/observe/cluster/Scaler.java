package io.generalscaler.controller.observe.cluster;

import io.generalscaler.api.compile.CompiledScaler;
import java.time.Duration;
import java.time.Instant;

/**
 * A GeneralScaler as the loop needs it.
 *
 * @param key its name
 * @param uid tells it from an earlier one of the same name
 * @param generation of the spec
 * @param createdAt the older of two scalers keeps a target
 * @param ownedByDeployment whether it stands for a Deployment's annotations
 * @param spec what is wanted, or why that cannot be
 */
public record Scaler(
        ScalerKey key, String uid, long generation, Instant createdAt, boolean ownedByDeployment, Spec spec) {

    /** What is wanted. */
    public sealed interface Spec {

        /** How often to look. */
        Duration interval();
    }

    /**
     * A spec that works.
     *
     * @param compiled the plan and its defaults
     * @param target the workload
     */
    public record Working(CompiledScaler compiled, TargetKey target) implements Spec {

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
