package io.generalscaler.webhook.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.kube.watch.LastingWatch;
import io.generalscaler.kube.watch.WatchOutages;
import io.generalscaler.process.log.WithoutMessages;
import io.generalscaler.process.tick.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cluster in memory: one cache per kind that can claim a workload. KEDA's kind joins when its API group is there, at start or
 * later.
 */
public final class ClusterCache implements ClusterView, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterCache.class);
    private static final String KEDA_GROUP = "keda.sh";
    private static final String KEDA_VERSION = "v1alpha1";

    /** An API group of others that does not answer must not keep our own kind from being served. */
    private static final Duration KEDA_DEADLINE = Duration.ofSeconds(10);

    private static final Duration LOOK_FOR_KEDA_EVERY = Duration.ofMinutes(1);

    private static final Map<Claim.Kind, ResourceDefinitionContext> ALWAYS_THERE = Map.of(
            Claim.Kind.GENERAL_SCALER,
            resource("autoscaling.generalscaler.io", "v1alpha1", "GeneralScaler", "generalscalers"),
            Claim.Kind.ANNOTATED_DEPLOYMENT,
            resource("apps", "v1", "Deployment", "deployments"),
            Claim.Kind.HORIZONTAL_POD_AUTOSCALER,
            resource("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers"));

    private final KubernetesClient client;
    private final WatchOutages outages;
    private final Map<Claim.Kind, KindCache> caches = new ConcurrentHashMap<>();
    private final Ticker watchKeeper = Ticker.every(
            "watches", LastingWatch.TEND_EVERY, () -> caches.values().forEach(KindCache::tend));
    private final Ticker kedaFinder = Ticker.every("keda", LOOK_FOR_KEDA_EVERY, this::lookForKeda);

    /** @param outages of watches, told together with those of other parts */
    public ClusterCache(KubernetesClient client, WatchOutages outages) {
        this.client = client;
        this.outages = outages;
    }

    /**
     * Begins to follow the cluster.
     *
     * @return completes when every cache that admission rests on is complete
     */
    public CompletableFuture<Void> start() {
        watchKeeper.start();
        kedaFinder.start();
        var synced = new ArrayList<CompletableFuture<Void>>();
        ALWAYS_THERE.forEach((kind, resource) -> synced.add(follow(kind, resource)));
        synced.add(followKeda().completeOnTimeout(null, KEDA_DEADLINE.toSeconds(), TimeUnit.SECONDS));
        return CompletableFuture.allOf(synced.toArray(CompletableFuture[]::new));
    }

    /** Whether the watches are looked after. */
    public boolean isAlive() {
        return watchKeeper.isAlive() && kedaFinder.isAlive();
    }

    /** Looks whether KEDA has been installed since, on a thread of its own. */
    void lookForKeda() {
        var _ = followKeda();
    }

    @Override
    public List<Claim> claimsOn(WorkloadId workload) {
        return caches.values().stream()
                .flatMap(cache -> cache.on(workload).stream())
                .toList();
    }

    @Override
    public boolean hasDeployment(String namespace, String name) {
        KindCache deployments = caches.get(Claim.Kind.ANNOTATED_DEPLOYMENT);
        return deployments != null && deployments.has(namespace, name);
    }

    /** Objects of {@code kind} in memory; 0 if it is not followed. */
    public int size(Claim.Kind kind) {
        KindCache cache = caches.get(kind);
        return cache == null ? 0 : cache.size();
    }

    /** Whether news of {@code kind} arrive at present. */
    public boolean isWatching(Claim.Kind kind) {
        KindCache cache = caches.get(kind);
        return cache != null && cache.isWatching();
    }

    @Override
    public void close() {
        watchKeeper.close();
        kedaFinder.close();
        caches.values().forEach(KindCache::close);
    }

    private CompletableFuture<Void> followKeda() {
        KindCache known = caches.get(Claim.Kind.SCALED_OBJECT);
        if (known != null) {
            return known.synced();
        }
        return CompletableFuture.supplyAsync(this::hasKeda, Thread::startVirtualThread)
                .thenCompose(hasKeda -> hasKeda
                        ? follow(
                                Claim.Kind.SCALED_OBJECT,
                                resource(KEDA_GROUP, KEDA_VERSION, "ScaledObject", "scaledobjects"))
                        : CompletableFuture.completedFuture(null));
    }

    private boolean hasKeda() {
        try {
            var resources = client.getApiResources(KEDA_GROUP + "/" + KEDA_VERSION);
            return resources != null
                    && resources.getResources().stream()
                            .anyMatch(one -> one.getName().equals("scaledobjects"));
        } catch (KubernetesClientException e) {
            LOG.atDebug().setCause(WithoutMessages.of(e)).log("Discovery of KEDA failed");
            return false;
        }
    }

    private CompletableFuture<Void> follow(Claim.Kind kind, ResourceDefinitionContext resource) {
        var fresh = new KindCache(client, outages, kind, resource);
        KindCache known = caches.putIfAbsent(kind, fresh);
        if (known != null) {
            return known.synced();
        }
        fresh.start();
        return fresh.synced();
    }

    private static ResourceDefinitionContext resource(String group, String version, String kind, String plural) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion(version)
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(true)
                .build();
    }
}
