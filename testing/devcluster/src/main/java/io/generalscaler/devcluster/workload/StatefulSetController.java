package io.generalscaler.devcluster.workload;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps a StatefulSet's pods, numbered from zero: in order one by one, each once the one before is ready, or all at once with
 * {@code podManagementPolicy: Parallel}. The highest number goes first.
 */
final class StatefulSetController implements Controller {
    private static final String REVISION_LABEL = "controller-revision-hash";

    @Override
    public List<Change> reconcile(Resource set, ClusterState state, Visit visit) {
        String revision = set.name() + "-" + PodTemplate.hash(set.spec().path("template"));
        Map<Integer, Resource> pods = new HashMap<>();
        for (Resource pod : state.controlledBy(set.uid(), Resource.PODS)) {
            pods.put(ordinal(pod), pod);
        }
        List<Change> changes = set.deleting() ? List.of() : move(set, pods, revision);
        return changes.isEmpty() ? set.withStatus(status(set, pods, revision, visit)) : changes;
    }

    private static List<Change> move(Resource set, Map<Integer, Resource> pods, String revision) {
        boolean parallel = set.spec().path("podManagementPolicy").asText("").equals("Parallel");
        int start = set.spec().path("ordinals").path("start").asInt(0);
        int end = start + set.wanted();
        List<Change> changes = new ArrayList<>();
        for (int number = start; number < end; number++) {
            Resource pod = pods.get(number);
            if (pod == null) {
                changes.add(pod(set, number, revision));
            }
            boolean settled = pod != null && pod.ready();
            if (!parallel && !settled) {
                break;
            }
        }
        if (!changes.isEmpty()) {
            return changes;
        }
        List<Integer> surplus = pods.keySet().stream()
                .filter(number -> number < start || number >= end)
                .sorted((a, b) -> Integer.compare(b, a))
                .toList();
        for (Integer number : surplus) {
            changes.add(pods.getOrDefault(number, set).deletion());
            if (!parallel) {
                return changes;
            }
        }
        return changes.isEmpty() ? update(set, pods, start, end, revision) : changes;
    }

    /** Replaces the highest pod of an old revision, once all others are ready. */
    private static List<Change> update(Resource set, Map<Integer, Resource> pods, int start, int end, String revision) {
        if (set.spec().path("updateStrategy").path("type").asText("").equals("OnDelete")) {
            return List.of();
        }
        int partition = set.spec()
                .path("updateStrategy")
                .path("rollingUpdate")
                .path("partition")
                .asInt(0);
        for (int number = end - 1; number >= Math.max(start, partition); number--) {
            Resource pod = pods.get(number);
            if (pod != null && !revisionOf(pod).equals(revision)) {
                return List.of(pod.deletion());
            }
            if (pod == null || !pod.ready()) {
                return List.of();
            }
        }
        return List.of();
    }

    private static Change.Create pod(Resource set, int number, String revision) {
        Change.Create made = PodTemplate.pod(set, "StatefulSet", set.name() + "-" + number);
        ObjectNode pod = made.object();
        pod.withObjectProperty("metadata")
                .withObjectProperty("labels")
                .put(REVISION_LABEL, revision)
                .put("apps.kubernetes.io/pod-index", Integer.toString(number))
                .put("statefulset.kubernetes.io/pod-name", made.key().name());
        ObjectNode spec = pod.withObjectProperty("spec");
        spec.put("hostname", made.key().name());
        String service = set.spec().path("serviceName").asText("");
        if (!service.isEmpty()) {
            spec.put("subdomain", service);
        }
        return made;
    }

    private static ObjectNode status(Resource set, Map<Integer, Resource> pods, String revision, Visit visit) {
        List<Resource> all = List.copyOf(pods.values());
        ReplicaSetController.Tally tally = ReplicaSetController.Tally.of(set, all, visit);
        int updated = (int)
                all.stream().filter(pod -> revisionOf(pod).equals(revision)).count();
        boolean done = updated == all.size();
        String before = set.status().path("currentRevision").asText(revision);
        String current = done ? revision : before;
        int ofCurrent = (int)
                all.stream().filter(pod -> revisionOf(pod).equals(current)).count();
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("observedGeneration", set.generation());
        status.put("replicas", all.size());
        ReplicaSetController.put(status, "readyReplicas", tally.ready());
        ReplicaSetController.put(status, "currentReplicas", ofCurrent);
        ReplicaSetController.put(status, "updatedReplicas", updated);
        status.put("currentRevision", current);
        status.put("updateRevision", revision);
        status.put("collisionCount", 0);
        status.put("availableReplicas", tally.available());
        return status;
    }

    private static String revisionOf(Resource pod) {
        return pod.json().path("metadata").path("labels").path(REVISION_LABEL).asText("");
    }

    /** The number at the end of a pod's name; negative where there is none, so that the pod is surplus. */
    private static int ordinal(Resource pod) {
        String number = pod.name().substring(pod.name().lastIndexOf('-') + 1);
        return number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : -1;
    }
}
