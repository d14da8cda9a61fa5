package io.generalscaler.devcluster.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a Deployment says of its pods. */
final class DeploymentStatus {
    private DeploymentStatus() {}

    static List<Change> change(
            Resource deployment, Optional<Resource> current, List<Resource> sets, Controller.Visit visit) {
        int replicas = sum(sets, "replicas");
        int available = sum(sets, "availableReplicas");
        int updated = current.map(set -> set.counted("replicas")).orElse(0);
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("observedGeneration", deployment.generation());
        ReplicaSetController.put(status, "replicas", replicas);
        ReplicaSetController.put(status, "updatedReplicas", updated);
        ReplicaSetController.put(status, "readyReplicas", sum(sets, "readyReplicas"));
        ReplicaSetController.put(status, "availableReplicas", available);
        ReplicaSetController.put(
                status, "unavailableReplicas", Math.max(0, DeploymentController.total(sets) - available));
        Rollout rollout = Rollout.of(deployment);
        boolean enough = available >= rollout.minAvailable();
        ArrayNode conditions = status.putArray("conditions");
        conditions.add(condition(
                deployment,
                "Available",
                enough,
                enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
                enough ? "Deployment has minimum availability." : "Deployment does not have minimum availability.",
                visit.now()));
        int wanted = deployment.wanted();
        boolean complete = updated == wanted && replicas == wanted && available == wanted;
        current.ifPresent(set -> conditions.add(condition(
                deployment,
                "Progressing",
                true,
                complete ? "NewReplicaSetAvailable" : "ReplicaSetUpdated",
                "ReplicaSet \"" + set.name() + "\"" + (complete ? " has successfully progressed." : " is progressing."),
                visit.now())));
        return deployment.withStatus(status);
    }

    /** A condition that stays as it is, times included, while it says the same. */
    private static ObjectNode condition(
            Resource deployment, String type, boolean holds, String reason, String message, Instant now) {
        String status = holds ? "True" : "False";
        String since = Kubelet.time(now);
        String updated = since;
        for (JsonNode old : deployment.status().path("conditions")) {
            if (old.path("type").asText().equals(type)
                    && old.path("status").asText().equals(status)) {
                since = old.path("lastTransitionTime").asText(since);
                boolean same = old.path("reason").asText().equals(reason)
                        && old.path("message").asText().equals(message);
                updated = same ? old.path("lastUpdateTime").asText(updated) : updated;
            }
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", type)
                .put("status", status)
                .put("lastUpdateTime", updated)
                .put("lastTransitionTime", since)
                .put("reason", reason)
                .put("message", message);
    }

    private static int sum(List<Resource> sets, String field) {
        return sets.stream().mapToInt(set -> set.counted(field)).sum();
    }
}
