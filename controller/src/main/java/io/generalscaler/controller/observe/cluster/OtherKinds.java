package io.generalscaler.controller.observe.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.api.compile.ScaleTarget;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.api.workload.WorkloadKind;
import io.generalscaler.engine.model.Hand;
import io.generalscaler.kube.watch.WatchOutages;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.kube.write.ApiUnreachableException;
import io.generalscaler.kube.write.ResourcePath;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Workloads of any other kind that has a {@code /scale}. A kind is watched from the first scaler that asks for it; the size is read
 * through {@code /scale}, because only the API server knows where a kind keeps it, and once per version of the object.
 */
public final class OtherKinds implements AutoCloseable {

    private final KubernetesClient client;
    private final ApiServer api;
    private final ScaleReader scales;
    private final SizeReader hands;
    private final Optional<String> namespace;
    private final WatchOutages outages;
    private final Consumer<WorkloadId> changed;
    private final Map<WorkloadKind, WatchedKind> kinds = new ConcurrentHashMap<>();
    private final Map<WorkloadId, Target> sizes = new ConcurrentHashMap<>();

    OtherKinds(
            KubernetesClient client,
            SizeReader hands,
            Optional<String> namespace,
            WatchOutages outages,
            Consumer<WorkloadId> changed) {
        this.client = client;
        this.api = hands.api();
        this.hands = hands;
        this.scales = new ScaleReader(api);
        this.namespace = namespace;
        this.outages = outages;
        this.changed = changed;
    }

    /** What is known of a workload. May ask the API server. */
    Lookup find(WorkloadId key, ScaleTarget target) throws InterruptedException {
        Optional<ScalableKind> scalable;
        try {
            scalable = kind(key.kind(), target);
        } catch (ApiUnreachableException e) {
            return new Lookup.Unknown(String.valueOf(e.getMessage()));
        }
        if (scalable.isEmpty()) {
            return new Lookup.Absent("the cluster has no " + target.kind() + " of " + target.apiVersion()
                    + " with a /scale subresource");
        }
        WatchedKind watched = kinds.computeIfAbsent(
                key.kind(),
                kind -> new WatchedKind(
                        client, namespace, kind, scalable.get(), hands.hands(), this::changed, outages));
        if (!watched.isSynced()) {
            // A kind that may not be listed is never listed: its size is asked for each time.
            Lookup live = scales.read(key, scalable.get().path(key));
            boolean isSoonKnown =
                    live instanceof Lookup.Unreadable(String _, boolean isThere) && !isThere && watched.isNew();
            return isSoonKnown ? new Lookup.Unknown(target.kind() + " objects are not listed yet") : live;
        }
        Optional<WatchedKind.Seen> seen = watched.seen(key);
        if (seen.isEmpty()) {
            sizes.remove(key);
            return new Lookup.Absent(key + " does not exist");
        }
        Target known = sizes.get(key);
        return known != null && known.resourceVersion().equals(seen.get().version())
                ? new Lookup.Found(known)
                : read(key, scalable.get().path(key), seen.get());
    }

    /** What is gone is not kept, whether or not a scaler asks for it any more. */
    private void changed(WorkloadId key) {
        WatchedKind watched = kinds.get(key.kind());
        if (watched != null && watched.seen(key).isEmpty()) {
            sizes.remove(key);
        }
        changed.accept(key);
    }

    private Lookup read(WorkloadId key, ResourcePath path, WatchedKind.Seen seen) throws InterruptedException {
        Lookup read = scales.read(key, path);
        if (!(read instanceof Lookup.Found(ScalableTarget now))) {
            return read instanceof Lookup.Unreadable(String why, boolean isThere) && !isThere
                    ? new Lookup.Sizeless(
                            new ScalableTarget(key, seen.uid(), seen.version(), 0, 0, Hand.UNKNOWN, path),
                            seen.running(),
                            why)
                    : read;
        }
        Target known = sizes.get(key);
        Target named = now.by(
                known != null && known.uid().equals(now.uid()) && known.replicas() == now.replicas()
                        ? known.hand()
                        : hand(now));
        sizes.put(key, named);
        return new Lookup.Found(named);
    }

    private Hand hand(ScalableTarget now) throws InterruptedException {
        WatchedKind watched = kinds.get(now.key().kind());
        Optional<Hand> seen = watched == null ? Optional.empty() : watched.hand(now.key(), now.resourceVersion());
        return seen.isPresent() ? seen.get() : hands.hand(now.key(), now.path(), now.resourceVersion());
    }

    /** Takes over a size that was written. */
    void wrote(Target from, Target to) {
        sizes.replace(from.key(), from, to);
    }

    private Optional<ScalableKind> kind(WorkloadKind kind, ScaleTarget target)
            throws ApiUnreachableException, InterruptedException {
        WatchedKind watched = kinds.get(kind);
        return watched != null
                ? Optional.of(watched.scalable())
                : ScalableKind.discover(api, target.apiVersion(), target.kind());
    }

    /** Looks after the watches. */
    void tend() {
        kinds.values().forEach(WatchedKind::tend);
    }

    @Override
    public void close() {
        kinds.values().forEach(WatchedKind::close);
    }
}
