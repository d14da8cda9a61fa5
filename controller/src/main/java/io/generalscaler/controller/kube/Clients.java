package io.generalscaler.controller.kube;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.okhttp.OkHttpClientFactory;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;

/**
 * Makes clients of the API server, on virtual threads. They speak through OkHttp, which asks idle connections whether they still
 * live: neither the JDK's client nor Vert.x does, and there a connection that died without a word is used until the kernel gives it up.
 */
public final class Clients {

    /** How often a connection is asked; one that has not answered by the next time is given up. */
    private static final int PING_MILLIS = 10_000;

    private Clients() {}

    /** A client for watches, which retries; its waits double from a quarter of a second to eight seconds. */
    public static KubernetesClient watching(Config config) {
        return build(new ConfigBuilder(config)
                .withRequestRetryBackoffLimit(1)
                .withWatchReconnectInterval(250)
                .build());
    }

    /** A client for {@link ApiServer}: every request is answered or given up soon. */
    public static KubernetesClient single(Config config) {
        int timeout = Math.toIntExact(ApiServer.TIMEOUT.toMillis());
        return build(new ConfigBuilder(config)
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout(timeout)
                .withConnectionTimeout(timeout)
                .build());
    }

    private static KubernetesClient build(Config config) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(config)
                        .withWebsocketPingInterval(PING_MILLIS)
                        .build())
                .withKubernetesSerialization(serialization())
                .withTaskExecutor(virtualThreads())
                .withHttpClientFactory(new OnVirtualThreads())
                .build();
    }

    /** Knows the kinds that are watched, and what an API server says of errors. To find all kinds would load the classes of all. */
    private static KubernetesSerialization serialization() {
        KubernetesSerialization serialization = new KubernetesSerialization(new ObjectMapper(), false);
        serialization.registerKubernetesResource(Status.class);
        serialization.registerKubernetesResource(Deployment.class);
        serialization.registerKubernetesResource(StatefulSet.class);
        serialization.registerKubernetesResource(HorizontalPodAutoscaler.class);
        serialization.registerKubernetesResource(GeneralScaler.class);
        return serialization;
    }

    private static ExecutorService virtualThreads() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("kubernetes").factory());
    }

    /** Platform threads would each keep a stack. */
    private static final class OnVirtualThreads extends OkHttpClientFactory {
        @Override
        protected Dispatcher initDispatcher() {
            Dispatcher dispatcher = new Dispatcher(virtualThreads());
            dispatcher.setMaxRequests(Integer.MAX_VALUE);
            dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
            return dispatcher;
        }
    }
}
