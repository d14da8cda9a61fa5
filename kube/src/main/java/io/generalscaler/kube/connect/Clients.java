package io.generalscaler.kube.connect;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.okhttp.OkHttpClientFactory;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.kube.write.ObjectJson;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * Makes clients of the API server, on virtual threads. They speak through OkHttp, which asks idle connections whether they still
 * live: neither the JDK's client nor Vert.x does, and there a connection that died without a word is used until the kernel gives it up.
 */
public final class Clients {

    /** How often a connection is asked; one that has not answered by the next time is given up. */
    private static final int PING_MILLIS = 10_000;

    private Clients() {}

    /**
     * A client for watches, which retries; its waits double from a quarter of a second to eight seconds. Lists with a limit come in
     * {@linkplain AdaptivePages pages} that are small whatever the size of the objects.
     *
     * @param kinds that arrive as objects of their class; all others have to be asked for as trees
     */
    public static KubernetesClient watching(Config config, Collection<Class<? extends KubernetesResource>> kinds) {
        return build(
                new ConfigBuilder(config)
                        .withRequestRetryBackoffLimit(1)
                        .withWatchReconnectInterval(250)
                        .build(),
                kinds,
                new OnVirtualThreads() {
                    @Override
                    protected void additionalConfig(OkHttpClient.Builder builder) {
                        builder.addInterceptor(new AdaptivePages());
                    }
                });
    }

    /** A client for {@link ApiServer}: every request is answered or given up soon. */
    public static KubernetesClient single(Config config, Collection<Class<? extends KubernetesResource>> kinds) {
        int timeout = Math.toIntExact(ApiServer.TIMEOUT.toMillis());
        return build(
                new ConfigBuilder(config)
                        .withRequestRetryBackoffLimit(0)
                        .withRequestTimeout(timeout)
                        .withConnectionTimeout(timeout)
                        .build(),
                kinds,
                new OnVirtualThreads());
    }

    private static KubernetesClient build(
            Config config, Collection<Class<? extends KubernetesResource>> kinds, OkHttpClientFactory http) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(config)
                        .withWebsocketPingInterval(PING_MILLIS)
                        .build())
                .withKubernetesSerialization(serialization(kinds))
                .withTaskExecutor(virtualThreads())
                .withHttpClientFactory(http)
                .build();
    }

    /** Knows the kinds it is told of, and what an API server says of errors. To find all kinds would load the classes of all. */
    private static KubernetesSerialization serialization(Collection<Class<? extends KubernetesResource>> kinds) {
        ObjectMapper mapper =
                new ObjectMapper(ObjectJson.readingAndWriting()).registerModule(OnlyManagedReplicas.module());
        KubernetesSerialization serialization = new KubernetesSerialization(mapper, false);
        serialization.registerKubernetesResource(Status.class);
        kinds.forEach(serialization::registerKubernetesResource);
        return serialization;
    }

    private static ExecutorService virtualThreads() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("kubernetes").factory());
    }

    /** Platform threads would each keep a stack. */
    private static class OnVirtualThreads extends OkHttpClientFactory {
        @Override
        protected Dispatcher initDispatcher() {
            Dispatcher dispatcher = new Dispatcher(virtualThreads());
            dispatcher.setMaxRequests(Integer.MAX_VALUE);
            dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
            return dispatcher;
        }
    }
}
