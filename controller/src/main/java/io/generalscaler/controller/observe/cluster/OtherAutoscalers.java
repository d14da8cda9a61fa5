package io.generalscaler.controller.observe.cluster;

import io.fabric8.kubernetes.api.model.autoscaling.v2.CrossVersionObjectReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which workloads have a HorizontalPodAutoscaler; KEDA's objects have one as well. */
public final class OtherAutoscalers {

    private final Map<ScalerKey, TargetKey> targets = new ConcurrentHashMap<>();
    private final Map<TargetKey, Set<String>> names = new ConcurrentHashMap<>();
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
        return names.getOrDefault(target, Set.of()).stream().min(String::compareTo);
    }

    void seen(HorizontalPodAutoscaler autoscaler) {
        CrossVersionObjectReference ref = autoscaler.getSpec().getScaleTargetRef();
        String apiVersion = ref.getApiVersion() == null ? "" : ref.getApiVersion();
        ScalerKey key = ScalerKey.of(autoscaler);
        TargetKey target = new TargetKey(Kind.of(apiVersion, ref.getKind()), key.namespace(), ref.getName());
        if (!target.equals(targets.get(key))) {
            gone(autoscaler);
            targets.put(key, target);
            names.merge(target, Set.of(key.name()), OtherAutoscalers::union);
            changed.accept(target);
        }
    }

    void gone(HorizontalPodAutoscaler autoscaler) {
        ScalerKey key = ScalerKey.of(autoscaler);
        TargetKey before = targets.remove(key);
        if (before != null) {
            names.computeIfPresent(before, (target, some) -> {
                Set<String> rest =
                        some.stream().filter(name -> !name.equals(key.name())).collect(Collectors.toUnmodifiableSet());
                return rest.isEmpty() ? null : rest;
            });
            changed.accept(before);
        }
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
