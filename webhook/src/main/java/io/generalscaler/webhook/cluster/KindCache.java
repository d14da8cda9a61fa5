package io.generalscaler.webhook.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.claim.ClaimIndex;
import io.generalscaler.api.claim.ClaimReader;
import io.generalscaler.api.claim.ObjectView;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.kube.watch.LastingWatch;
import io.generalscaler.kube.watch.WatchListener;
import io.generalscaler.kube.watch.WatchOutages;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows all objects of one kind and keeps what they claim. */
final class KindCache implements WatchListener<GenericKubernetesResource>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KindCache.class);

    private final Claim.Kind kind;
    private final ClaimIndex<String> claims = new ClaimIndex<>();
    private final CompletableFuture<Void> synced = new CompletableFuture<>();
    private final LastingWatch<GenericKubernetesResource> watch;

    KindCache(KubernetesClient client, WatchOutages outages, Claim.Kind kind, ResourceDefinitionContext resource) {
        this.kind = kind;
        this.watch = new LastingWatch<>(
                resource.getPlural(),
                client.genericKubernetesResources(resource).inAnyNamespace(),
                GenericKubernetesResource::new,
                this,
                outages);
    }

    /** Begins to follow. */
    void start() {
        watch.start();
    }

    /** Looks after the watch. */
    void tend() {
        watch.tend();
    }

    /** Completes once the first list has been taken in. */
    CompletableFuture<Void> synced() {
        return synced.copy();
    }

    /** Whether news arrive at present. */
    boolean isWatching() {
        return watch.isWatching();
    }

    int size() {
        return watch.size();
    }

    List<Claim> on(WorkloadId workload) {
        return claims.on(workload);
    }

    boolean has(String namespace, String name) {
        return watch.has(namespace, name);
    }

    @Override
    public void seen(GenericKubernetesResource object) {
        claims.put(Cache.metaNamespaceKeyFunc(object), ClaimReader.read(kind, ObjectView.of(object)));
    }

    @Override
    public void gone(GenericKubernetesResource object) {
        claims.remove(Cache.metaNamespaceKeyFunc(object));
    }

    @Override
    public void listed() {
        if (synced.complete(null)) {
            LOG.atInfo()
                    .addKeyValue("kind", kind.word())
                    .addKeyValue("objects", watch.size())
                    .addKeyValue("claims", claims.size())
                    .log("Cache synced");
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}
