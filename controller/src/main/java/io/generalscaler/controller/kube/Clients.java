package io.generalscaler.controller.kube;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.http.HttpClient;
import java.util.concurrent.Executor;

/** Makes clients of the API server on the JDK's HTTP client and virtual threads. */
public final class Clients {

    private Clients() {}

    /** A client for watches, which retries; its waits double from a quarter of a second to eight seconds. */
    public static KubernetesClient watching(Config config) {
        return build(new ConfigBuilder(config)
                .withRequestRetryBackoffLimit(1)
                .withWatchReconnectInterval(250)
                .build());
    }

    /** A client for {@link ApiServer}: every request goes out once and ends soon. */
    public static KubernetesClient single(Config config) {
        int timeout = Math.toIntExact(ApiServer.TIMEOUT.toMillis());
        return build(new ConfigBuilder(config)
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout(timeout)
                .withConnectionTimeout(timeout)
                .build());
    }

    private static KubernetesClient build(Config config) {
        Executor threads = task -> Thread.ofVirtual().name("kubernetes").start(task);
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withTaskExecutor(threads)
                .withHttpClientFactory(new OnVirtualThreads(threads))
                .build();
    }

    /** Platform threads for callbacks would each keep a stack. */
    private static final class OnVirtualThreads extends JdkHttpClientFactory {
        private final Executor threads;

        OnVirtualThreads(Executor threads) {
            this.threads = threads;
        }

        @Override
        protected HttpClient.Builder createNewHttpClientBuilder() {
            return HttpClient.newBuilder().executor(threads);
        }
    }
}
