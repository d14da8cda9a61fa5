package io.generalscaler.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.okhttp.OkHttpClientFactory;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/**
 * Makes the client of the API server. It speaks through OkHttp, which asks idle connections whether they still live: neither the
 * JDK's client nor Vert.x does, and there a watch whose connection died without a word goes on hearing nothing.
 */
final class ApiClient {

    /** How often a connection is asked; one that has not answered by the next time is given up. */
    private static final int PING_MILLIS = 10_000;

    private ApiClient() {}

    /** Connects when it is first used. */
    static KubernetesClient of(Config config) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(config)
                        .withWebsocketPingInterval(PING_MILLIS)
                        .build())
                .withKubernetesSerialization(serialization())
                .withHttpClientFactory(new OkHttpClientFactory())
                .build();
    }

    /** Knows what an API server says of errors; objects are watched as trees. To find all kinds would load the classes of all. */
    private static KubernetesSerialization serialization() {
        KubernetesSerialization serialization = new KubernetesSerialization(new ObjectMapper(), false);
        serialization.registerKubernetesResource(Status.class);
        return serialization;
    }
}
