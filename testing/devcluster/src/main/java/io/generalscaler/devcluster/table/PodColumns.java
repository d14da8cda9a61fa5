package io.generalscaler.devcluster.table;

import static io.generalscaler.devcluster.table.Cells.NONE;
import static io.generalscaler.devcluster.table.Cells.orNone;
import static io.generalscaler.devcluster.table.Cells.spec;
import static io.generalscaler.devcluster.table.Cells.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.wire.Json;
import java.util.List;

/** Pods. */
final class PodColumns {

    private PodColumns() {}

    static List<Column> pod(Column age) {
        return List.of(
                Column.NAME,
                Column.text("Ready", PodColumns::ready),
                Column.text("Status", PodColumns::state),
                Column.text("Restarts", pod -> Integer.toString(restarts(pod))),
                age,
                Column.text("IP", pod -> orNone(status(pod, "podIP").asText())).wide(),
                Column.text("Node", pod -> orNone(spec(pod, "nodeName").asText()))
                        .wide(),
                Column.text(
                                "Nominated Node",
                                pod -> orNone(status(pod, "nominatedNodeName").asText()))
                        .wide(),
                Column.text("Readiness Gates", pod -> NONE).wide());
    }

    private static String ready(ObjectNode pod) {
        int ready = 0;
        for (JsonNode container : status(pod, "containerStatuses")) {
            ready += container.path("ready").asBoolean() ? 1 : 0;
        }
        return ready + "/" + spec(pod, "containers").size();
    }

    private static int restarts(ObjectNode pod) {
        int restarts = 0;
        for (JsonNode container : status(pod, "containerStatuses")) {
            restarts += container.path("restartCount").asInt();
        }
        return restarts;
    }

    /** The phase, or what says more: why a container waits or ended, or that the pod is being deleted. */
    private static String state(ObjectNode pod) {
        if (pod.path("metadata").has("deletionTimestamp")) {
            return "Terminating";
        }
        String reason = status(pod, "reason").asText();
        String state = reason.isEmpty() ? status(pod, "phase").asText() : reason;
        for (JsonNode container : status(pod, "containerStatuses")) {
            String waiting = Json.textOrEmpty(container, "state", "waiting", "reason");
            String terminated = Json.textOrEmpty(container, "state", "terminated", "reason");
            if (!waiting.isEmpty()) {
                state = waiting;
            } else if (!terminated.isEmpty()) {
                state = terminated;
            }
        }
        return state.isEmpty() ? "Pending" : state;
    }
}
