package io.generalscaler.devcluster.workload;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Keeps as many pods as a ReplicaSet wants: makes what is missing; of what is too much, the unready and youngest go. */
final class ReplicaSetController implements Controller {
    /** First to go: pods that are not ready, then the youngest; the name decides among those of one second. */
    private static final Comparator<Resource> FIRST_TO_GO = Comparator.comparing(Resource::ready)
            .thenComparing(Resource::created, Comparator.reverseOrder())
            .thenComparing(Resource::name, Comparator.reverseOrder());

    private final RandomGenerator random;

    ReplicaSetController(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public List<Change> reconcile(Resource set, ClusterState state, Visit visit) {
        List<Resource> pods = state.controlledBy(set.uid(), Resource.PODS);
        List<Change> changes = new ArrayList<>();
        if (!set.deleting()) {
            changes.addAll(Adoption.of(set, "ReplicaSet", Resource.PODS, state));
        }
        if (!set.deleting() && changes.isEmpty()) {
            for (int i = pods.size(); i < set.wanted(); i++) {
                changes.add(PodTemplate.pod(set, "ReplicaSet", PodTemplate.randomName(set.name(), random)));
            }
            pods.stream()
                    .sorted(FIRST_TO_GO)
                    .limit(Math.max(0, pods.size() - set.wanted()))
                    .forEach(pod -> changes.add(pod.deletion()));
        }
        if (changes.isEmpty()) {
            // Counts follow once the pods are as wanted: each pod's change calls for another look anyway.
            changes.addAll(set.withStatus(status(set, pods, visit)));
        }
        return changes;
    }

    private static ObjectNode status(Resource set, List<Resource> pods, Visit visit) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("replicas", pods.size());
        Tally tally = Tally.of(set, pods, visit);
        put(status, "fullyLabeledReplicas", pods.size());
        put(status, "readyReplicas", tally.ready());
        put(status, "availableReplicas", tally.available());
        status.put("observedGeneration", set.generation());
        return status;
    }

    /** A count as the API writes it: left out where it is zero. */
    static void put(ObjectNode status, String field, int count) {
        if (count > 0) {
            status.put(field, count);
        }
    }

    /** How many pods are ready, and how many have been so for {@code minReadySeconds}. */
    record Tally(int ready, int available) {
        static Tally of(Resource set, List<Resource> pods, Visit visit) {
            Duration patience =
                    Duration.ofSeconds(set.spec().path("minReadySeconds").asLong(0));
            int ready = 0;
            int available = 0;
            for (Resource pod : pods) {
                if (!pod.ready()) {
                    continue;
                }
                ready++;
                Instant availableAt = Instant.parse(pod.readySince()).plus(patience);
                if (patience.isZero() || !visit.now().isBefore(availableAt)) {
                    available++;
                } else {
                    visit.comeAgainAt(availableAt);
                }
            }
            return new Tally(ready, available);
        }
    }
}
