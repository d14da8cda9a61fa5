package io.generalscaler.controller.observe.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.status.HeldTargets;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.api.workload.WorkloadKind;
import io.generalscaler.controller.observe.source.MetricSourceOpeners;
import io.generalscaler.kube.watch.LastingWatch;
import io.generalscaler.kube.watch.WatchListener;
import io.generalscaler.kube.watch.WatchOutages;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.process.tick.Ticker;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Everything that is watched. */
public final class WatchedCluster implements Workloads, AutoCloseable {

    private final Scalers scalers = new Scalers();
    private final SizeHands hands = new SizeHands();
    private final Targets targets = new Targets(hands, this::targetChanged);
    private final OtherAutoscalers autoscalers = new OtherAutoscalers(this::targetChanged);
    private final Rivals rivals = new Rivals(scalers, autoscalers);
    private final Map<ScalerKey, AnnotatedDeployment> annotated = new ConcurrentHashMap<>();
    private final OtherKinds otherKinds;
    private final WatchOutages outages = new WatchOutages();
    private final List<LastingWatch<?>> watches = new ArrayList<>();
    private final Ticker watchKeeper = Ticker.every("watches", LastingWatch.TEND_EVERY, this::tend);
    private final Rollouts rollouts = new Rollouts();
    private final Freezes freezes;
    private final ScalerReader reader;
    private final InstantSource clock;
    private final ChangeListener listener;

    /**
     * Nothing is watched before {@link #start}.
     *
     * @param client for watches; may retry
     * @param api for single reads
     * @param namespace the only one to look at; empty for all
     * @param own the namespace in which a freeze is everybody's
     * @param compiler for specs
     * @param openers for metrics
     * @param clock the present
     * @param listener hears of changes
     */
    public WatchedCluster(
            KubernetesClient client,
            ApiServer api,
            Optional<String> namespace,
            String own,
            Compiler compiler,
            MetricSourceOpeners openers,
            InstantSource clock,
            ChangeListener listener) {
        this.reader = new ScalerReader(compiler, openers, clock);
        this.clock = clock;
        this.listener = listener;
        this.freezes = new Freezes(own, clock, this::frozen);
        watches.addAll(freezes.watches(client, namespace, outages));
        this.otherKinds = new OtherKinds(client, new SizeReader(api, hands), namespace, outages, this::targetChanged);
        watches.add(new LastingWatch<>(
                "horizontalpodautoscalers",
                scope(client, HorizontalPodAutoscaler.class, namespace),
                HorizontalPodAutoscaler::new,
                WatchListener.of(autoscalers::seen, autoscalers::gone),
                outages));
        watches.add(new LastingWatch<>(
                "deployments",
                scope(client, Deployment.class, namespace),
                Deployment::new,
                WatchListener.of(this::deploymentSeen, this::deploymentGone),
                outages));
        watches.add(new LastingWatch<>(
                "statefulsets",
                scope(client, StatefulSet.class, namespace),
                StatefulSet::new,
                WatchListener.of(targets::seen, set -> targets.gone(WorkloadKind.STATEFUL_SET, set)),
                outages));
        watches.add(new LastingWatch<>(
                "generalscalers",
                scope(client, GeneralScaler.class, namespace),
                GeneralScaler::new,
                WatchListener.of(this::scalerSeen, this::scalerGone),
                outages));
    }

    /** Starts to watch. Returns at once. */
    public void start() {
        watches.forEach(LastingWatch::start);
        watchKeeper.start();
    }

    /** Looks after the watches, those that were added later too. */
    private void tend() {
        watches.forEach(LastingWatch::tend);
        otherKinds.tend();
        freezes.tend();
    }

    /** Waits until everything that exists has been seen once. */
    public void awaitSync() throws InterruptedException {
        for (LastingWatch<?> watch : watches) {
            watch.awaitSync();
        }
    }

    public boolean isSynced() {
        return watches.stream().allMatch(LastingWatch::isSynced);
    }

    /** The kinds of which not everything has been seen once. */
    public List<String> unlisted() {
        return watches.stream()
                .filter(watch -> !watch.isSynced())
                .map(LastingWatch::what)
                .toList();
    }

    /** The kinds that are not being watched at this moment. */
    public List<String> broken() {
        return watches.stream()
                .filter(watch -> !watch.isWatching())
                .map(LastingWatch::what)
                .toList();
    }

    /** Whether the watches are looked after. */
    public boolean isRunning() {
        return watchKeeper.isAlive();
    }

    public Scalers scalers() {
        return scalers;
    }

    /** The Deployment of that name, if it carries our annotations. */
    public Optional<AnnotatedDeployment> annotated(ScalerKey deployment) {
        return Optional.ofNullable(annotated.get(deployment));
    }

    /** The Deployments that carry our annotations. */
    public Set<ScalerKey> annotatedDeployments() {
        return Set.copyOf(annotated.keySet());
    }

    /** Tells who set a size. */
    public SizeHands hands() {
        return hands;
    }

    /** Who else scales a workload. */
    public Rivals rivals() {
        return rivals;
    }

    /** What workloads say of their pods. */
    public Rollouts rollouts() {
        return rollouts;
    }

    /** What forbids that sizes are written. */
    public Freezes freezes() {
        return freezes;
    }

    @Override
    public Lookup target(Scaler.Working spec) throws InterruptedException {
        WorkloadId key = spec.target();
        if (!key.kind().equals(WorkloadKind.DEPLOYMENT) && !key.kind().equals(WorkloadKind.STATEFUL_SET)) {
            return otherKinds.find(key, spec.compiled().target());
        }
        Optional<Target> found = targets.find(key);
        return found.isPresent() ? new Lookup.Found(found.get()) : new Lookup.Absent(key + " does not exist");
    }

    @Override
    public void wrote(Target from, Target to) {
        targets.wrote(from, to);
        otherKinds.wrote(from, to);
    }

    private void scalerSeen(GeneralScaler object) {
        ScalerKey key = ScalerKey.of(object);
        Optional<Scaler> before = scalers.find(key);
        boolean sameSpec = before.isPresent()
                && before.get().uid().equals(object.getMetadata().getUid())
                && before.get().generation()
                        == Objects.requireNonNullElse(object.getMetadata().getGeneration(), 0L);
        Scaler scaler = sameSpec ? before.get() : reader.read(object);
        if (!sameSpec) {
            before.filter(old -> !old.uid().equals(scaler.uid())).ifPresent(listener::scalerGone);
            before.filter(old -> !old.isForWorkloadOf(scaler)).ifPresent(rivals::letGo);
            scalers.put(scaler);
        }
        rivals.seen(scaler, HeldTargets.read(object.getStatus(), key.namespace()), clock.instant());
        listener.scalerSeen(scaler, Optional.ofNullable(object.getStatus()));
        if (!sameSpec) {
            listener.scalerAffected(key);
            before.ifPresent(this::rivalsChanged);
            rivalsChanged(scaler);
            if (annotated.containsKey(key)) {
                listener.annotationsChanged(key);
            }
        }
    }

    private void scalerGone(GeneralScaler object) {
        ScalerKey key = ScalerKey.of(object);
        scalers.remove(key).ifPresent(scaler -> {
            listener.scalerGone(scaler);
            rivals.letGo(scaler);
            rivalsChanged(scaler);
        });
        if (annotated.containsKey(key)) {
            listener.annotationsChanged(key);
        }
    }

    private void rivalsChanged(Scaler scaler) {
        if (scaler.spec() instanceof Scaler.Working working) {
            scalers.claimsOn(working.target()).stream()
                    .map(ScalerKey::of)
                    .filter(key -> !key.equals(scaler.key()))
                    .forEach(listener::scalerAffected);
        }
    }

    private void targetChanged(WorkloadId target) {
        scalers.claimsOn(target).forEach(claim -> listener.scalerAffected(ScalerKey.of(claim)));
    }

    private void frozen(Optional<String> namespace) {
        scalers.all().stream()
                .filter(scaler ->
                        namespace.isEmpty() || scaler.key().namespace().equals(namespace.get()))
                .forEach(listener::scalerAffectedSoon);
    }

    private void deploymentSeen(Deployment deployment) {
        targets.seen(deployment);
        rollouts.seen(Targets.key(WorkloadKind.DEPLOYMENT, deployment), deployment);
        ScalerKey key = ScalerKey.of(deployment);
        Optional<AnnotatedDeployment> now = AnnotatedDeployment.of(deployment);
        AnnotatedDeployment before = now.isPresent() ? annotated.put(key, now.get()) : annotated.remove(key);
        if (!now.equals(Optional.ofNullable(before))) {
            listener.annotationsChanged(key);
        }
    }

    private void deploymentGone(Deployment deployment) {
        targets.gone(WorkloadKind.DEPLOYMENT, deployment);
        rollouts.gone(Targets.key(WorkloadKind.DEPLOYMENT, deployment));
        ScalerKey key = ScalerKey.of(deployment);
        if (annotated.remove(key) != null) {
            listener.annotationsChanged(key);
        }
    }

    private static <T extends HasMetadata> Informable<T> scope(
            KubernetesClient client, Class<T> type, Optional<String> namespace) {
        var resources = client.resources(type);
        return namespace.isPresent() ? resources.inNamespace(namespace.get()) : resources.inAnyNamespace();
    }

    @Override
    public void close() {
        watchKeeper.close();
        watches.forEach(LastingWatch::close);
        otherKinds.close();
    }
}
