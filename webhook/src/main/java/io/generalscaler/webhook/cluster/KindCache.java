package io.generalscaler.webhook.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows all objects of one kind and keeps what they claim. */
final class KindCache implements ResourceEventHandler<GenericKubernetesResource>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KindCache.class);

    /** Objects in one answer to a list: bounds the memory that a large cluster needs at start. */
    private static final long PAGE = 500;

    private final Claim.Kind kind;
    private final ClaimIndex claims = new ClaimIndex();
    private final TrimmedStore store = new TrimmedStore();
    private final CompletableFuture<Void> synced = new CompletableFuture<>();
    private final SharedIndexInformer<GenericKubernetesResource> informer;
    private volatile boolean closed;

    KindCache(KubernetesClient client, Claim.Kind kind, ResourceDefinitionContext resource) {
        this.kind = kind;
        this.informer = client.genericKubernetesResources(resource)
                .inAnyNamespace()
                .withLimit(PAGE)
                .runnableInformer(0)
                .itemStore(store)
                .exceptionHandler(this::retry)
                .addEventHandler(this);
    }

    /** Begins to follow. */
    void start() {
        var _ = informer.start();
    }

    /** Completes once the first list has been taken in. */
    CompletableFuture<Void> synced() {
        return synced.copy();
    }

    /** Whether news arrive at present. */
    boolean isWatching() {
        return informer.isWatching();
    }

    int size() {
        return store.size();
    }

    List<Claim> on(Target target) {
        return claims.on(target);
    }

    boolean has(String namespace, String name) {
        return store.has(namespace + "/" + name);
    }

    @Override
    public void onAdd(GenericKubernetesResource object) {
        claims.put(Cache.metaNamespaceKeyFunc(object), ClaimReader.read(kind, object));
    }

    @Override
    public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource object) {
        onAdd(object);
    }

    @Override
    public void onDelete(GenericKubernetesResource object, boolean unknownFinalState) {
        claims.remove(Cache.metaNamespaceKeyFunc(object));
    }

    /** Comes after every object of the list. */
    @Override
    public void onList(String resourceVersion, boolean remainedEmpty) {
        if (synced.complete(null)) {
            LOG.atInfo()
                    .addKeyValue("kind", kind.word())
                    .addKeyValue("objects", store.size())
                    .addKeyValue("claims", claims.size())
                    .log("Cache synced");
        }
    }

    @Override
    public void close() {
        closed = true;
        informer.close();
    }

    /** A failed list or a broken watch begins anew, with the client's growing pauses, for as long as the process lives. */
    private boolean retry(boolean started, Throwable failure) {
        if (closed) {
            return true;
        }
        LOG.atWarn()
                .addKeyValue("kind", kind.word())
                .addKeyValue("cause", String.valueOf(failure.getMessage()))
                .log("Watch broke; it is taken up again");
        return true;
    }
}
