package io.generalscaler.controller.observe.cluster;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.claim.ClaimIndex;
import io.generalscaler.api.claim.ClaimReader;
import io.generalscaler.api.claim.ObjectView;
import io.generalscaler.api.workload.WorkloadId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Which workloads have a HorizontalPodAutoscaler. KEDA's objects need no watch of their own: what scales for them is one. */
public final class OtherAutoscalers {

    private final ClaimIndex<ScalerKey> claims = new ClaimIndex<>();
    private final Consumer<WorkloadId> changed;

    /**
     * None yet.
     *
     * @param changed called when a workload gets one, or loses it
     */
    public OtherAutoscalers(Consumer<WorkloadId> changed) {
        this.changed = changed;
    }

    /** Those that scale {@code workload}. */
    List<Claim> on(WorkloadId workload) {
        return claims.on(workload);
    }

    void seen(HorizontalPodAutoscaler autoscaler) {
        ScalerKey key = ScalerKey.of(autoscaler);
        Optional<Claim> now = claim(key.namespace(), autoscaler);
        Optional<Claim> before = claims.put(key, now);
        if (!before.map(Claim::workload).equals(now.map(Claim::workload))) {
            before.map(Claim::workload).ifPresent(changed);
            now.map(Claim::workload).ifPresent(changed);
        }
    }

    void gone(HorizontalPodAutoscaler autoscaler) {
        claims.remove(ScalerKey.of(autoscaler)).map(Claim::workload).ifPresent(changed);
    }

    private static Optional<Claim> claim(String namespace, HorizontalPodAutoscaler autoscaler) {
        var kind = Claim.Kind.HORIZONTAL_POD_AUTOSCALER;
        return Optional.ofNullable(autoscaler.getSpec())
                .map(HorizontalPodAutoscalerSpec::getScaleTargetRef)
                .flatMap(reference -> ClaimReader.workload(
                        kind,
                        namespace,
                        Objects.requireNonNullElse(reference.getApiVersion(), ""),
                        Objects.requireNonNullElse(reference.getKind(), ""),
                        Objects.requireNonNullElse(reference.getName(), "")))
                .map(workload -> ClaimReader.read(kind, ObjectView.of(autoscaler.getMetadata()), workload, false));
    }
}
