package io.generalscaler.controller.observe.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.api.workload.WorkloadKind;
import io.generalscaler.engine.model.Hand;
import io.generalscaler.kube.watch.LastingWatch;
import io.generalscaler.kube.watch.WatchListener;
import io.generalscaler.kube.watch.WatchOutages;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The versions of all objects of one kind that was unknown when the controller started. */
final class WatchedKind implements AutoCloseable {

    private static final Duration LISTED_WITHIN = Duration.ofSeconds(15);

    private final WorkloadKind kind;
    private final ScalableKind scalable;
    private final SizeHands hands;
    private final Consumer<WorkloadId> changed;
    private final Map<WorkloadId, Seen> seen = new ConcurrentHashMap<>();
    private final LastingWatch<GenericKubernetesResource> watched;
    private final long startedNanos = System.nanoTime();

    WatchedKind(
            KubernetesClient client,
            Optional<String> namespace,
            WorkloadKind kind,
            ScalableKind scalable,
            SizeHands hands,
            Consumer<WorkloadId> changed,
            WatchOutages outages) {
        this.kind = kind;
        this.scalable = scalable;
        this.hands = hands;
        this.changed = changed;
        String version = scalable.apiVersion().substring(scalable.apiVersion().indexOf('/') + 1);
        var resources = client.genericKubernetesResources(new ResourceDefinitionContext.Builder()
                .withGroup(kind.group())
                .withVersion(version)
                .withKind(scalable.kind())
                .withPlural(scalable.plural())
                .withNamespaced(true)
                .build());
        watched = new LastingWatch<>(
                scalable.plural(),
                namespace.isPresent() ? resources.inNamespace(namespace.get()) : resources.inAnyNamespace(),
                () -> {
                    GenericKubernetesResource stub = new GenericKubernetesResource();
                    stub.setApiVersion(scalable.apiVersion());
                    stub.setKind(scalable.kind());
                    return stub;
                },
                WatchListener.of(this::seen, this::gone),
                outages);
        watched.start();
    }

    ScalableKind scalable() {
        return scalable;
    }

    boolean isSynced() {
        return watched.isSynced();
    }

    /** Whether it has not had the time to be listed. */
    boolean isNew() {
        return System.nanoTime() - startedNanos < LISTED_WITHIN.toNanos();
    }

    void tend() {
        watched.tend();
    }

    /** What was seen of an object; empty when there is none. */
    Optional<Seen> seen(WorkloadId key) {
        return Optional.ofNullable(seen.get(key));
    }

    /** Who set the size of an object at that version, if that is the newest one seen. */
    Optional<Hand> hand(WorkloadId key, String version) {
        return Optional.ofNullable(seen.get(key))
                .filter(it -> it.version().equals(version))
                .map(Seen::hand);
    }

    private void seen(GenericKubernetesResource object) {
        WorkloadId key = Targets.key(kind, object);
        Seen now = new Seen(
                object.getMetadata().getResourceVersion(),
                Objects.requireNonNullElse(object.getMetadata().getGeneration(), 0L),
                Objects.requireNonNullElse(object.getMetadata().getUid(), ""),
                replicas(object),
                hands.ofAny(object.getMetadata()));
        Seen before = seen.put(key, now);
        if (before == null || before.generation() != now.generation()) {
            changed.accept(key);
        }
    }

    private void gone(GenericKubernetesResource object) {
        WorkloadId key = Targets.key(kind, object);
        if (seen.remove(key) != null) {
            changed.accept(key);
        }
    }

    @Override
    public void close() {
        watched.close();
    }

    /** Where nearly every kind has it. */
    private static OptionalInt replicas(GenericKubernetesResource object) {
        return object.getAdditionalProperties().get("status") instanceof Map<?, ?> fields
                        && fields.get("replicas") instanceof Integer replicas
                ? OptionalInt.of(replicas)
                : OptionalInt.empty();
    }

    /**
     * One object at one version.
     *
     * @param replicas {@code status.replicas}
     */
    record Seen(String version, long generation, String uid, OptionalInt replicas, Hand hand) {

        /** How many it runs, if any. */
        OptionalInt running() {
            return replicas.isPresent() && replicas.getAsInt() > 0 ? replicas : OptionalInt.empty();
        }
    }
}
