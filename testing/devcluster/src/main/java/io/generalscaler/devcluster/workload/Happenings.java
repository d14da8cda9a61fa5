package io.generalscaler.devcluster.workload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.store.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.random.RandomGenerator;

/** Kubernetes Events: those that the controllers tell, and the end of all of them after an hour. */
final class Happenings implements Controller {
    static final String COLLECTION = "events";

    private static final Duration KEPT_FOR = Duration.ofHours(1);

    private final RandomGenerator random;

    Happenings(RandomGenerator random) {
        this.random = random;
    }

    /** Tells that a Deployment changed the size of one of its ReplicaSets. */
    Change scaled(Resource deployment, String set, int from, int to, Instant now) {
        String direction = to > from ? "up" : "down";
        String change = from == 0 && to > 0 ? " to " + to : " from " + from + " to " + to;
        return told(
                deployment,
                "Deployment",
                "ScalingReplicaSet",
                "Scaled " + direction + " replica set " + set + change,
                now);
    }

    private Change told(Resource about, String kind, String reason, String message, Instant now) {
        String name = PodTemplate.randomName(about.name(), random);
        String time = Kubelet.time(now);
        ObjectNode event = PodTemplate.object("v1", "Event");
        event.putObject("metadata")
                .put("name", name)
                .put("namespace", about.key().namespace());
        event.set(
                "involvedObject",
                PodTemplate.object("apps/v1", kind)
                        .put("name", about.name())
                        .put("namespace", about.key().namespace())
                        .put("uid", about.uid()));
        event.put("reason", reason)
                .put("message", message)
                .put("type", "Normal")
                .put("count", 1);
        event.put("firstTimestamp", time).put("lastTimestamp", time).putNull("eventTime");
        event.putObject("source").put("component", "deployment-controller");
        event.put("reportingComponent", "deployment-controller").put("reportingInstance", "");
        return new Change.Create(new ObjectKey(COLLECTION, about.key().namespace(), name), event);
    }

    /** An Event goes an hour after it was last told. */
    @Override
    public List<Change> reconcile(Resource event, ClusterState state, Visit visit) {
        Instant end = lastTold(event, visit.now()).plus(KEPT_FOR);
        if (visit.now().isBefore(end)) {
            visit.comeAgainAt(end);
            return List.of();
        }
        return List.of(event.deletion());
    }

    private static Instant lastTold(Resource event, Instant now) {
        Instant last = Instant.EPOCH;
        for (String time : List.of(
                event.json().path("lastTimestamp").asText(""),
                event.json().path("series").path("lastObservedTime").asText(""),
                event.created())) {
            try {
                Instant told = time.isEmpty() ? last : Instant.parse(time);
                last = told.isAfter(last) ? told : last;
            } catch (DateTimeParseException e) {
                return now;
            }
        }
        return last;
    }
}
