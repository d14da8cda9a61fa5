package io.generalscaler.devcluster.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs pods: assigns a pod that has no node, starts it at once, and has it ready a fixed time after it was first seen.
 *
 * <p>Pending (starting) → Running and ready. A pod never fails and never ends by itself.
 */
final class Kubelet implements Controller {
    private static final String HOST_IP = "10.0.0.1";

    private final Duration readyAfter;
    private final Map<String, Instant> firstSeen = new HashMap<>();
    private int addresses = 1;

    Kubelet(Duration readyAfter) {
        this.readyAfter = readyAfter;
    }

    /** Drops what is remembered of a pod that is gone. */
    void forget(Resource pod) {
        firstSeen.remove(pod.uid());
    }

    @Override
    public List<Change> reconcile(Resource pod, ClusterState state, Visit visit) {
        if (pod.deleting()) {
            return List.of();
        }
        if (pod.spec().path("nodeName").asText("").isEmpty()) {
            ObjectNode assigned = pod.json().deepCopy();
            PodTemplate.assign(assigned.withObjectProperty("spec"));
            return List.of(new Change.Update(pod.key(), assigned));
        }
        Instant seen = firstSeen.computeIfAbsent(pod.uid(), any -> visit.now());
        if (pod.ready()) {
            return List.of();
        }
        Instant readyAt = seen.plus(readyAfter);
        boolean ready = !visit.now().isBefore(readyAt);
        if (!ready) {
            visit.comeAgainAt(readyAt);
            if (!pod.status().path("podIP").asText("").isEmpty()) {
                return List.of();
            }
        }
        return pod.withStatus(status(pod, ready, seen, visit.now()));
    }

    private ObjectNode status(Resource pod, boolean ready, Instant started, Instant now) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        String since = time(started);
        String changed = ready ? time(now) : since;
        status.put("phase", ready ? "Running" : "Pending");
        ArrayNode conditions = status.putArray("conditions");
        condition(conditions, "PodScheduled", true, since);
        condition(conditions, "Initialized", true, since);
        condition(conditions, "ContainersReady", ready, changed);
        condition(conditions, "Ready", ready, changed);
        status.put("hostIP", HOST_IP);
        status.putArray("hostIPs").addObject().put("ip", HOST_IP);
        String address = pod.status().path("podIP").asText("");
        if (address.isEmpty()) {
            address = nextAddress();
        }
        status.put("podIP", address);
        status.putArray("podIPs").addObject().put("ip", address);
        status.put("startTime", since);
        status.put("qosClass", qosClass(pod.spec().path("containers")));
        ArrayNode containers = status.putArray("containerStatuses");
        for (JsonNode container : pod.spec().path("containers")) {
            container(containers.addObject(), container, pod, ready, changed);
        }
        return status;
    }

    private static void condition(ArrayNode conditions, String type, boolean holds, String since) {
        ObjectNode condition = conditions.addObject().put("type", type).put("status", holds ? "True" : "False");
        condition.putNull("lastProbeTime").put("lastTransitionTime", since);
        if (!holds) {
            condition
                    .put("reason", "ContainersNotReady")
                    .put("message", "containers with unready status: the pod is starting");
        }
    }

    private static void container(ObjectNode node, JsonNode container, Resource pod, boolean ready, String since) {
        String image = container.path("image").asText("");
        String name = container.path("name").asText("");
        node.put("name", name).put("image", image).put("imageID", image.isEmpty() ? "" : "simulated://" + image);
        node.put("ready", ready).put("started", ready).put("restartCount", 0);
        node.putObject("lastState");
        if (ready) {
            node.put("containerID", "simulated://" + pod.uid() + "/" + name);
            node.putObject("state").putObject("running").put("startedAt", since);
        } else {
            node.putObject("state").putObject("waiting").put("reason", "ContainerCreating");
        }
    }

    /** BestEffort where nothing is asked for, Guaranteed where every limit is set and met, else Burstable. */
    private static String qosClass(JsonNode containers) {
        boolean any = false;
        boolean guaranteed = true;
        for (JsonNode container : containers) {
            JsonNode requests = container.path("resources").path("requests");
            JsonNode limits = container.path("resources").path("limits");
            any |= !requests.isEmpty() || !limits.isEmpty();
            guaranteed &= limits.has("cpu") && limits.has("memory") && (requests.isEmpty() || requests.equals(limits));
        }
        if (!any) {
            return "BestEffort";
        }
        return guaranteed ? "Guaranteed" : "Burstable";
    }

    private String nextAddress() {
        addresses = addresses % 0xfffe + 1;
        return "10.244." + (addresses >> 8) + "." + (addresses & 0xff);
    }

    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
