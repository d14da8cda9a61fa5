package io.generalscaler.api.compile;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.v1alpha1.TargetRef;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The workload. */
final class TargetRules {
    /** Kinds that people try, and that have no {@code /scale}. */
    private static final Set<String> NOT_SCALABLE = Set.of(
            "apps/DaemonSet",
            "batch/Job",
            "batch/CronJob",
            "/Pod",
            "/Service",
            "/Node",
            "/Namespace",
            "apps/ControllerRevision",
            "autoscaling/HorizontalPodAutoscaler",
            "autoscaling.generalscaler.io/GeneralScaler");

    private TargetRules() {}

    static void check(@Nullable TargetRef ref, Problems here) {
        if (ref == null) {
            return;
        }
        ScaleTarget target = build(ref);
        if (NOT_SCALABLE.contains(target.group() + "/" + target.kind())) {
            here.at("kind")
                    .notSupported(
                            target.kind(),
                            "has no /scale subresource; Deployment and StatefulSet have one, for example");
        }
    }

    /** The target with its defaults; a missing name is empty. */
    static ScaleTarget build(TargetRef ref) {
        return new ScaleTarget(
                Objects.requireNonNullElse(ref.apiVersion(), TargetRef.DEFAULT_API_VERSION),
                Objects.requireNonNullElse(ref.kind(), TargetRef.DEFAULT_KIND),
                Objects.requireNonNullElse(ref.name(), ""));
    }
}
