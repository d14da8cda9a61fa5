package io.generalscaler.controller.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import io.generalscaler.devcluster.DevCluster;
import io.generalscaler.devcluster.DevClusterOptions;
import io.generalscaler.kube.connect.Clients;
import io.generalscaler.kube.lease.Leadership;
import io.generalscaler.kube.write.ApiServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which Events reach the API server. */
final class EventWriterTest {

    private static final ScalerKey WORKER = new ScalerKey("default", "worker");

    private final DevCluster cluster = DevCluster.start(DevClusterOptions.defaults());
    private final KubernetesClient client = cluster.client();
    private final KubernetesClient controller = Clients.single(client.getConfiguration(), List.of());
    private Duration elapsed = Duration.ZERO;
    private final EventWriter events = new EventWriter(
            new ApiServer(controller, "test"),
            Leadership.ALONE,
            "test",
            () -> Instant.EPOCH.plus(elapsed),
            () -> elapsed.toNanos());

    @AfterEach
    void close() {
        controller.close();
        client.close();
        cluster.close();
    }

    @Test
    void manyChangesOfSizeDoNotKeepTroubleFromBeingTold() throws InterruptedException {
        for (int i = 0; i < 2 * EventWriter.BURST; i++) {
            tell(false, "ScaledUp", "Scale", "from " + i + " to " + (i + 1));
        }
        assertThat(told("ScaledUp")).hasSize(EventWriter.BURST);

        tell(true, "AllMetricsMissing", "Observe", "queue: no answer");
        tell(false, "Recovered", "Observe", "can be read again: queue");
        assertThat(told("AllMetricsMissing")).hasSize(1);
        assertThat(told("Recovered")).hasSize(1);
    }

    @Test
    void afterABurstThereIsOneEachPeriod() throws InterruptedException {
        for (int i = 0; i <= EventWriter.BURST; i++) {
            tell(false, "ScaledUp", "Scale", "first " + i);
        }
        elapsed = elapsed.plus(EventWriter.REFILL);
        tell(false, "ScaledUp", "Scale", "second");
        tell(false, "ScaledUp", "Scale", "third");
        assertThat(told("ScaledUp").stream().map(Event::getNote))
                .contains("second")
                .doesNotContain("third");
    }

    @Test
    void theSameWordsAreCountedOnTheEventThatIsThere() throws InterruptedException {
        tell(true, "AllMetricsMissing", "Observe", "queue: no answer");
        elapsed = elapsed.plus(EventWriter.SERIES).minusSeconds(1);
        tell(true, "AllMetricsMissing", "Observe", "queue: no answer");
        assertThat(told("AllMetricsMissing"))
                .singleElement()
                .satisfies(event -> assertThat(event.getSeries().getCount()).isEqualTo(2));

        elapsed = elapsed.plus(EventWriter.SERIES);
        tell(true, "AllMetricsMissing", "Observe", "queue: no answer");
        assertThat(told("AllMetricsMissing")).hasSize(2);
    }

    @Test
    void newObjectsInALoopUseUpTheEventsOfTheirNamespaceOnly() throws InterruptedException {
        ScalerKey evil = new ScalerKey("evil", "worker");
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("evil")
                        .endMetadata()
                        .build())
                .create();
        for (int i = 0; i < EventWriter.NAMESPACE_BURST + 50; i++) {
            elapsed = elapsed.plusNanos(1000);
            events.tell(evil, "uid-" + i, new Announcement(true, "Invalid", "Decide", "no"));
        }
        assertThat(events.dropped()).isEqualTo(50);
        tell(true, "AllMetricsMissing", "Observe", "queue: no answer");
        assertThat(told("AllMetricsMissing")).hasSize(1);

        elapsed = elapsed.plus(EventWriter.NAMESPACE_REFILL);
        events.tell(evil, "uid-last", new Announcement(true, "Invalid", "Decide", "no"));
        assertThat(events.dropped()).isEqualTo(50);
    }

    @Test
    void theLongestNameOfAScalerHasEventsToo() throws InterruptedException {
        String name = "a".repeat(235) + "." + "b".repeat(17);

        events.tell(new ScalerKey("default", name), "uid", new Announcement(true, "Invalid", "Decide", "no"));

        assertThat(told("Invalid"))
                .singleElement()
                .satisfies(event -> assertThat(event.getMetadata().getName())
                        .startsWith("a".repeat(235) + ".")
                        .hasSizeLessThan(254));
    }

    private void tell(boolean warning, String reason, String action, String note) throws InterruptedException {
        elapsed = elapsed.plusMillis(1); // Names are made of the time.
        events.tell(WORKER, "uid", new Announcement(warning, reason, action, note));
    }

    private List<Event> told(String reason) {
        return client.events().v1().events().inNamespace("default").list().getItems().stream()
                .filter(event -> event.getReason().equals(reason))
                .toList();
    }
}
