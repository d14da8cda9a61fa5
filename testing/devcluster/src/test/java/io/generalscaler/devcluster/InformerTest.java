package io.generalscaler.devcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** fabric8's client and informers are at home in the cluster. */
class InformerTest {

    private static DevCluster cluster;
    private static KubernetesClient client;

    @BeforeAll
    static void start() {
        cluster = DevCluster.start(DevClusterOptions.defaults());
        client = cluster.client();
    }

    @AfterAll
    static void stop() {
        client.close();
        cluster.close();
    }

    private static final class Recorder implements ResourceEventHandler<ConfigMap> {

        private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

        @Override
        public void onAdd(ConfigMap map) {
            seen.add("added " + map.getMetadata().getName());
        }

        @Override
        public void onUpdate(ConfigMap before, ConfigMap after) {
            seen.add("updated " + after.getMetadata().getName() + " " + after.getData());
        }

        @Override
        public void onDelete(ConfigMap map, boolean unknown) {
            seen.add("deleted " + map.getMetadata().getName());
        }

        String next() throws InterruptedException {
            return String.valueOf(seen.poll(20, TimeUnit.SECONDS));
        }
    }

    private static ConfigMap map(String name, String value) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .endMetadata()
                .addToData("key", value)
                .build();
    }

    @Test
    void anInformerSeesWhatWasThereAndEveryChangeAfterIt() throws InterruptedException {
        client.resource(map("first", "1")).create();
        Recorder recorder = new Recorder();
        try (var informer = client.configMaps()
                .inNamespace("default")
                .withField("metadata.name", "first")
                .inform(recorder)) {
            assertThat(recorder.next()).isEqualTo("added first");
            client.resource(map("other", "1")).create();
            client.resource(map("first", "2")).update();
            assertThat(recorder.next()).isEqualTo("updated first {key=2}");
            client.configMaps().inNamespace("default").withName("first").delete();
            assertThat(recorder.next()).isEqualTo("deleted first");
            assertThat(informer.isWatching()).isTrue();
        }
    }

    @Test
    void anInformerRecoversFromAnExpiredWatch() throws InterruptedException {
        Recorder recorder = new Recorder();
        try (var informer = client.configMaps()
                .inNamespace("default")
                .withLabel("round", "expired")
                .inform(recorder)) {
            assertThat(informer.hasSynced()).isTrue();
            cluster.expireWatches();
            ConfigMap late = map("late", "1")
                    .edit()
                    .editMetadata()
                    .addToLabels("round", "expired")
                    .endMetadata()
                    .build();
            client.resource(late).create();
            assertThat(recorder.next()).isEqualTo("added late");
        }
    }

    /** As an API server of Kubernetes 1.36 answers: the request succeeds, the stream says that it cannot. */
    @Test
    void aWatchFromAForgottenVersionSaysSoInItsStream() {
        client.resource(map("kept", "1")).create();
        cluster.expireWatches();
        assertThat(client.raw("/api/v1/configmaps?watch=1&resourceVersion=2"))
                .startsWith("{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\"")
                .contains("\"message\":\"too old resource version: 2 (")
                .contains("\"reason\":\"Expired\"", "\"code\":410");
    }

    @Test
    void aWriteFromAnOldVersionConflicts() {
        ConfigMap created = client.resource(map("contested", "1")).create();
        client.resource(created.edit().addToData("key", "2").build()).update();
        assertThatThrownBy(() -> client.resource(
                                created.edit().addToData("key", "3").build())
                        .lockResourceVersion()
                        .update())
                .isInstanceOfSatisfying(KubernetesClientException.class, e -> {
                    assertThat(e.getCode()).isEqualTo(409);
                    assertThat(e.getStatus().getReason()).isEqualTo("Conflict");
                    assertThat(e.getStatus().getMessage())
                            .isEqualTo("Operation cannot be fulfilled on configmaps \"contested\": the object has been"
                                    + " modified; please apply your changes to the latest version and try again");
                });
    }
}
