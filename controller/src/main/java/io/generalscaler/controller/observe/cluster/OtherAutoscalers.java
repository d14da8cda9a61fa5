package io.generalscaler.controller.observe.cluster;

import io.fabric8.kubernetes.api.model.autoscaling.v2.CrossVersionObjectReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Which workloads have a HorizontalPodAutoscaler; KEDA's objects have one as well. */
public final class OtherAutoscalers {

    private final Map<ScalerKey, TargetKey> targets = new ConcurrentHashMap<>();
    private final Consumer<TargetKey> changed;

    /**
     * None yet.
     *
     * @param changed called when a workload gets one, or loses it
     */
    public OtherAutoscalers(Consumer<TargetKey> changed) {
        this.changed = changed;
    }

    /** The name of the first one, in the order of names. */
    public Optional<String> of(TargetKey target) {
        return targets.entrySet().stream()
                .filter(entry -> entry.getValue().equals(target))
                .map(entry -> entry.getKey().name())
                .min(String::compareTo);
    }

    void seen(HorizontalPodAutoscaler autoscaler) {
        CrossVersionObjectReference ref = autoscaler.getSpec().getScaleTargetRef();
        String apiVersion = ref.getApiVersion() == null ? "" : ref.getApiVersion();
        ScalerKey key = ScalerKey.of(autoscaler);
        TargetKey target = new TargetKey(Kind.of(apiVersion, ref.getKind()), key.namespace(), ref.getName());
        TargetKey before = targets.put(key, target);
        if (!target.equals(before)) {
            changed.accept(target);
            if (before != null) {
                changed.accept(before);
            }
        }
    }

    void gone(HorizontalPodAutoscaler autoscaler) {
        TargetKey before = targets.remove(ScalerKey.of(autoscaler));
        if (before != null) {
            changed.accept(before);
        }
    }
}
