package io.generalscaler.controller.observe.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.api.workload.WorkloadKind;
import io.generalscaler.kube.write.ResourcePath;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The sizes of all Deployments and StatefulSets, as their watches tell. */
public final class Targets {

    private final Map<WorkloadId, Target> targets = new ConcurrentHashMap<>();
    private final SizeHands hands;
    private final Consumer<WorkloadId> changed;

    /**
     * No workloads yet.
     *
     * @param hands tells who set a size
     * @param changed called when a workload appears, goes, or gets another size than is known here
     */
    public Targets(SizeHands hands, Consumer<WorkloadId> changed) {
        this.hands = hands;
        this.changed = changed;
    }

    /** The size that was seen last; empty when there is no such workload. */
    public Optional<Target> find(WorkloadId key) {
        return Optional.ofNullable(targets.get(key));
    }

    /** Takes over a size that was written on condition of {@code from}, unless something newer has been seen. */
    public void wrote(Target from, Target to) {
        targets.replace(from.key(), from, to);
    }

    void seen(Deployment deployment) {
        Integer replicas =
                deployment.getSpec() == null ? null : deployment.getSpec().getReplicas();
        Integer ready =
                deployment.getStatus() == null ? null : deployment.getStatus().getReadyReplicas();
        put(WorkloadKind.DEPLOYMENT, "deployments", deployment, replicas, ready);
    }

    void seen(StatefulSet set) {
        Integer replicas = set.getSpec() == null ? null : set.getSpec().getReplicas();
        Integer ready = set.getStatus() == null ? null : set.getStatus().getReadyReplicas();
        put(WorkloadKind.STATEFUL_SET, "statefulsets", set, replicas, ready);
    }

    void gone(WorkloadKind kind, HasMetadata object) {
        WorkloadId key = key(kind, object);
        if (targets.remove(key) != null) {
            changed.accept(key);
        }
    }

    static WorkloadId key(WorkloadKind kind, HasMetadata object) {
        return new WorkloadId(
                kind, object.getMetadata().getNamespace(), object.getMetadata().getName());
    }

    private void put(
            WorkloadKind kind, String plural, HasMetadata object, @Nullable Integer replicas, @Nullable Integer ready) {
        WorkloadId key = key(kind, object);
        ResourcePath path = ResourcePath.of("apps/v1", key.namespace(), plural)
                .then(key.name())
                .then("scale");
        Target now = new ScalableTarget(
                key,
                Objects.requireNonNullElse(object.getMetadata().getUid(), ""),
                Objects.requireNonNullElse(object.getMetadata().getResourceVersion(), ""),
                Objects.requireNonNullElse(replicas, 1),
                Objects.requireNonNullElse(ready, 0),
                hands.ofBuiltIn(object.getMetadata()),
                path);
        Target before = targets.put(key, now);
        if (before == null
                || before.replicas() != now.replicas()
                || !before.uid().equals(now.uid())) {
            changed.accept(key);
        }
    }
}
