package io.generalscaler.devcluster.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.store.ObjectKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moves a Deployment's pods from old ReplicaSets to the one of its present template, and keeps their number. */
final class DeploymentController implements Controller {
    static final String REVISION = "deployment.kubernetes.io/revision";

    private static final Comparator<Resource> OLDEST_FIRST =
            Comparator.comparing(Resource::created).thenComparing(Resource::name);

    @Override
    public List<Change> reconcile(Resource deployment, ClusterState state, Visit visit) {
        List<Resource> sets = state.controlledBy(deployment.uid(), Resource.REPLICA_SETS).stream()
                .sorted(OLDEST_FIRST)
                .toList();
        JsonNode template = deployment.spec().path("template");
        Optional<Resource> current = sets.stream()
                .filter(set -> PodTemplate.same(set.spec().path("template"), template))
                .findFirst();
        List<Resource> old =
                sets.stream().filter(set -> !set.equals(current.orElse(null))).toList();
        if (!deployment.deleting()) {
            List<Change> adopted = Adoption.of(deployment, "Deployment", Resource.REPLICA_SETS, state);
            if (!adopted.isEmpty()) {
                return adopted;
            }
            List<Change> changes = move(deployment, current.orElse(null), old, state);
            if (!changes.isEmpty()) {
                return changes;
            }
        }
        List<Change> numbered = revision(deployment, current);
        return numbered.isEmpty() ? DeploymentStatus.change(deployment, current, sets, visit) : numbered;
    }

    /** One step of the rollout; empty where there is nothing to do until something changes. */
    private static List<Change> move(
            Resource deployment, @Nullable Resource current, List<Resource> old, ClusterState state) {
        boolean paused = deployment.spec().path("paused").asBoolean(false);
        if (paused) {
            return resizePaused(deployment, current, old);
        }
        Rollout rollout = Rollout.of(deployment);
        if (recreates(deployment) && old.stream().anyMatch(set -> set.wanted() > 0 || hasPods(set, state))) {
            return old.stream().flatMap(set -> set.withReplicas(0).stream()).toList();
        }
        int total = total(old) + (current == null ? 0 : current.wanted());
        if (current == null) {
            int size = recreates(deployment) ? rollout.wanted() : rollout.newSize(0, total);
            return List.of(newSet(deployment, size, nextRevision(old)));
        }
        List<Change> resized = current.withReplicas(rollout.newSize(current.wanted(), total));
        if (!resized.isEmpty()) {
            return resized;
        }
        List<Change> shrunk = shrink(rollout, current, old, total);
        return shrunk.isEmpty() ? tidy(deployment, old) : shrunk;
    }

    /** A paused rollout keeps its template, but not its size: the newest set that has pods takes the difference. */
    private static List<Change> resizePaused(Resource deployment, @Nullable Resource current, List<Resource> old) {
        List<Resource> all = new ArrayList<>(old);
        if (current != null) {
            all.add(current);
        }
        Optional<Resource> active = all.stream()
                .filter(set -> set.wanted() > 0)
                .max(OLDEST_FIRST)
                .or(() -> all.stream().max(OLDEST_FIRST));
        int rest = active.map(set -> total(all) - set.wanted()).orElse(0);
        return active.map(set -> set.withReplicas(Math.max(0, deployment.wanted() - rest)))
                .orElse(List.of());
    }

    /** Takes pods from old sets: first what is not available anyway, then as much as availability allows. */
    private static List<Change> shrink(Rollout rollout, Resource current, List<Resource> old, int total) {
        int unavailableNew = current.wanted() - current.counted("availableReplicas");
        int room = total - rollout.minAvailable() - unavailableNew;
        int spare =
                old.stream().mapToInt(set -> set.counted("availableReplicas")).sum()
                        + current.counted("availableReplicas")
                        - rollout.minAvailable();
        List<Change> changes = new ArrayList<>();
        for (Resource set : old) {
            int size = set.wanted();
            int unhealthy = Math.clamp(size - set.counted("availableReplicas"), 0, Math.max(0, room));
            int healthy = Math.clamp(spare, 0, Math.clamp((long) room - unhealthy, 0, size - unhealthy));
            room -= unhealthy + healthy;
            spare -= healthy;
            changes.addAll(set.withReplicas(size - unhealthy - healthy));
        }
        return changes;
    }

    /** Deletes the oldest empty sets beyond what the Deployment wants to remember. */
    private static List<Change> tidy(Resource deployment, List<Resource> old) {
        int kept = deployment.spec().path("revisionHistoryLimit").asInt(10);
        List<Resource> empty = old.stream()
                .filter(set -> set.wanted() == 0 && set.counted("replicas") == 0)
                .toList();
        return empty.stream()
                .limit(Math.max(0, empty.size() - kept))
                .map(set -> (Change) set.deletion())
                .toList();
    }

    private static Change.Create newSet(Resource deployment, int size, int revision) {
        JsonNode template = deployment.spec().path("template");
        String hash = PodTemplate.hash(template);
        String name = deployment.name() + "-" + hash;
        ObjectNode set = PodTemplate.object("apps/v1", "ReplicaSet");
        ObjectNode metadata = set.putObject("metadata");
        metadata.put("name", name).put("namespace", deployment.key().namespace());
        metadata.putObject("annotations").put(REVISION, Integer.toString(revision));
        metadata.putArray("ownerReferences").add(PodTemplate.reference(deployment, "apps/v1", "Deployment"));
        ObjectNode spec = set.putObject("spec");
        spec.put("replicas", size);
        if (deployment.spec().has("minReadySeconds")) {
            spec.set("minReadySeconds", deployment.spec().get("minReadySeconds"));
        }
        ObjectNode selector = deployment.spec().path("selector") instanceof ObjectNode given
                ? given.deepCopy()
                : PodTemplate.object("", "").removeAll();
        selector.withObjectProperty("matchLabels").put(PodTemplate.HASH_LABEL, hash);
        spec.set("selector", selector);
        ObjectNode copy = template.deepCopy();
        ObjectNode labels = copy.withObjectProperty("metadata").withObjectProperty("labels");
        labels.put(PodTemplate.HASH_LABEL, hash);
        metadata.set("labels", labels.deepCopy());
        spec.set("template", copy);
        return new Change.Create(
                new ObjectKey(Resource.REPLICA_SETS, deployment.key().namespace(), name), set);
    }

    /** The Deployment carries the number of its newest set; a set that is used again gets the next number. */
    private static List<Change> revision(Resource deployment, Optional<Resource> current) {
        String wanted = current.map(DeploymentController::revisionOf).orElse("");
        if (wanted.isEmpty() || deployment.deleting() || revisionOf(deployment).equals(wanted)) {
            return List.of();
        }
        ObjectNode changed = deployment.json().deepCopy();
        changed.withObjectProperty("metadata").withObjectProperty("annotations").put(REVISION, wanted);
        return List.of(new Change.Update(deployment.key(), changed));
    }

    private static String revisionOf(Resource resource) {
        return resource.json()
                .path("metadata")
                .path("annotations")
                .path(REVISION)
                .asText("");
    }

    private static int nextRevision(List<Resource> old) {
        return 1
                + old.stream()
                        .map(DeploymentController::revisionOf)
                        .filter(text -> text.matches("[0-9]{1,9}"))
                        .mapToInt(Integer::parseInt)
                        .max()
                        .orElse(0);
    }

    private static boolean recreates(Resource deployment) {
        return deployment.spec().path("strategy").path("type").asText("").equals("Recreate");
    }

    private static boolean hasPods(Resource set, ClusterState state) {
        return !state.controlledBy(set.uid(), Resource.PODS).isEmpty();
    }

    static int total(List<Resource> sets) {
        return sets.stream().mapToInt(Resource::wanted).sum();
    }
}
