package io.generalscaler.cli.validate;

import io.generalscaler.api.compile.ScaleTarget;

/**
 * An object's wish to scale a workload.
 *
 * @param isOurs false for a HorizontalPodAutoscaler or a ScaledObject
 * @param recommends whether it only looks
 * @param line where it is said
 */
record Claim(
        String namespace, ScaleTarget target, String title, boolean isOurs, boolean recommends, int line, String path) {

    boolean isOnSameWorkload(Claim other) {
        return namespace.equals(other.namespace) && target.isSameWorkload(other.target);
    }
}
