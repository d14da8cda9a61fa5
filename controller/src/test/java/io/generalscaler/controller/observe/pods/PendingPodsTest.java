package io.generalscaler.controller.observe.pods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.generalscaler.api.status.Stuck;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What pending pods say. */
final class PendingPodsTest {

    @Test
    void saysThatNoNodeTakesThem() throws IOException {
        assertThat(read("""
                {"conditions": [{"type": "PodScheduled", "status": "False", "reason": "Unschedulable",
                  "message": "0/5 nodes are available"}]}"""))
                .isEqualTo(new Stuck(Stuck.Kind.Unschedulable, "pods cannot be scheduled: 0/5 nodes are available"));
    }

    @Test
    void saysThatAnImageIsMissing() throws IOException {
        assertThat(read("""
                {"containerStatuses": [{"state": {"waiting": {"reason": "ImagePullBackOff", "message": "secret"}}}]}"""))
                .isEqualTo(new Stuck(Stuck.Kind.ContainersNotStarting, "containers do not start: ImagePullBackOff"));
    }

    @Test
    void whatIsOnItsWayIsNoReason() throws IOException {
        assertThat(read("""
                {"containerStatuses": [{"state": {"waiting": {"reason": "ContainerCreating"}}}]}"""))
                .isEqualTo(new Stuck(
                        Stuck.Kind.PodsNotReady, "pods that are wanted run and do not get ready, or are not created"));
    }

    @Test
    void onlyWordsOfTheKubeletAreRepeated() throws IOException {
        assertThat(read("""
                {"containerStatuses": [{"state": {"waiting": {"reason": "http://evil.example.com/ <b>"}}}]}""").kind()).isEqualTo(Stuck.Kind.PodsNotReady);
    }

    private static Stuck read(String status) throws IOException {
        JsonNode list = new ObjectMapper().readTree("{\"items\": [{\"status\": " + status + "}]}");
        return PendingPods.read(list);
    }
}
