package io.generalscaler.devcluster.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.schema.JsonValues;
import io.generalscaler.devcluster.store.ObjectKey;
import java.util.ArrayList;
import java.util.List;

/** An object with its place; the JSON is shared and never changed. */
record Resource(ObjectKey key, ObjectNode json) {
    static final String DEPLOYMENTS = "deployments.apps";
    static final String REPLICA_SETS = "replicasets.apps";
    static final String STATEFUL_SETS = "statefulsets.apps";
    static final String PODS = "pods";
    static final String NAMESPACES = "namespaces";

    private JsonNode metadata() {
        return json.path("metadata");
    }

    String name() {
        return key.name();
    }

    String uid() {
        return metadata().path("uid").asText("");
    }

    String created() {
        return metadata().path("creationTimestamp").asText("");
    }

    boolean deleting() {
        return metadata().has("deletionTimestamp");
    }

    boolean hasFinalizer(String name) {
        for (JsonNode finalizer : metadata().path("finalizers")) {
            if (finalizer.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    JsonNode owners() {
        return metadata().path("ownerReferences");
    }

    List<String> ownerUids() {
        List<String> uids = new ArrayList<>();
        owners().forEach(owner -> uids.add(owner.path("uid").asText("")));
        return uids;
    }

    /** The uid of the owner that controls this object; empty where none does. */
    String controller() {
        for (JsonNode owner : owners()) {
            if (owner.path("controller").asBoolean(false)) {
                return owner.path("uid").asText("");
            }
        }
        return "";
    }

    long generation() {
        return metadata().path("generation").asLong(0);
    }

    JsonNode spec() {
        return json.path("spec");
    }

    JsonNode status() {
        return json.path("status");
    }

    /** How many pods are wanted: 1 where the spec is silent. */
    int wanted() {
        return spec().path("replicas").asInt(1);
    }

    int counted(String statusField) {
        return status().path(statusField).asInt(0);
    }

    /** Whether the pod is ready. */
    boolean ready() {
        return !readySince().isEmpty();
    }

    /** Since when the pod is ready; empty where it is not. */
    String readySince() {
        for (JsonNode condition : status().path("conditions")) {
            if (condition.path("type").asText().equals("Ready")
                    && condition.path("status").asText().equals("True")) {
                return condition.path("lastTransitionTime").asText("");
            }
        }
        return "";
    }

    Change.Delete deletion() {
        return new Change.Delete(key, uid());
    }

    /** The change to another status; none where it is as it was. */
    List<Change> withStatus(ObjectNode status) {
        if (JsonValues.same(status, status())) {
            return List.of();
        }
        ObjectNode changed = json.deepCopy();
        changed.set("status", status);
        return List.of(new Change.UpdateStatus(key, changed));
    }

    /** The change to another number of pods; none where it is as it was. */
    List<Change> withReplicas(int replicas) {
        if (replicas == wanted()) {
            return List.of();
        }
        ObjectNode changed = json.deepCopy();
        changed.withObjectProperty("spec").put("replicas", replicas);
        return List.of(new Change.Update(key, changed));
    }
}
