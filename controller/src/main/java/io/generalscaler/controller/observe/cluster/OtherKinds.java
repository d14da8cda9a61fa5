package io.generalscaler.controller.observe.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.api.compile.ScaleTarget;
import io.generalscaler.kube.write.ApiAnswer;
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
    private final Optional<String> namespace;
    private final Consumer<TargetKey> changed;
    private final Map<Kind, WatchedKind> kinds = new ConcurrentHashMap<>();
    private final Map<TargetKey, Target> sizes = new ConcurrentHashMap<>();

    OtherKinds(KubernetesClient client, ApiServer api, Optional<String> namespace, Consumer<TargetKey> changed) {
        this.client = client;
        this.api = api;
        this.namespace = namespace;
        this.changed = changed;
    }

    /** What is known of a workload. May ask the API server. */
    Lookup find(TargetKey key, ScaleTarget target) throws InterruptedException {
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
                key.kind(), kind -> new WatchedKind(client, namespace, kind, scalable.get(), changed));
        if (!watched.isSynced()) {
            // A kind that may not be listed is never listed: whoever asks for it has to learn why nothing happens.
            Lookup live = live(key, scalable.get().path(key));
            return live instanceof Lookup.Absent
                    ? live
                    : new Lookup.Unknown(target.kind() + " objects are not listed yet");
        }
        Optional<String> version = watched.version(key);
        if (version.isEmpty()) {
            sizes.remove(key);
            return new Lookup.Absent(key + " does not exist");
        }
        Target known = sizes.get(key);
        return known != null && known.resourceVersion().equals(version.get())
                ? new Lookup.Found(known)
                : live(key, scalable.get().path(key));
    }

    /** The size as it is at this moment, whatever has been seen. Works for every kind. */
    Lookup live(TargetKey key, ResourcePath path) throws InterruptedException {
        try {
            ApiAnswer answer = api.get(path);
            if (answer.notFound()) {
                return new Lookup.Absent(key + " does not exist");
            }
            if (answer.forbidden()) {
                return new Lookup.Absent("the controller may not read the scale of " + key
                        + ": its role has to cover the kind (controller.scaleTargets of the chart)");
            }
            if (!answer.ok()) {
                return new Lookup.Unknown("the scale of " + key + " cannot be read");
            }
            Target target = target(key, path, answer.json());
            sizes.computeIfPresent(key, (same, old) -> target);
            if (kinds.containsKey(key.kind())) {
                sizes.put(key, target);
            }
            return new Lookup.Found(target);
        } catch (ApiUnreachableException e) {
            return new Lookup.Unknown(String.valueOf(e.getMessage()));
        }
    }

    /** Takes over a size that was written. */
    void wrote(Target from, Target to) {
        sizes.replace(from.key(), from, to);
    }

    private Optional<ScalableKind> kind(Kind kind, ScaleTarget target)
            throws ApiUnreachableException, InterruptedException {
        WatchedKind watched = kinds.get(kind);
        return watched != null
                ? Optional.of(watched.scalable())
                : ScalableKind.discover(api, target.apiVersion(), target.kind());
    }

    static Target target(TargetKey key, ResourcePath path, JsonNode scale) {
        JsonNode meta = scale.path("metadata");
        return new Target(
                key,
                meta.path("uid").asText(),
                meta.path("resourceVersion").asText(),
                Math.max(0, scale.path("spec").path("replicas").asInt(0)),
                Math.max(0, scale.path("status").path("replicas").asInt(0)),
                path);
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
