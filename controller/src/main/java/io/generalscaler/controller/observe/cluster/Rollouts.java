package io.generalscaler.controller.observe.cluster;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.generalscaler.api.status.Stuck;
import io.generalscaler.api.workload.WorkloadId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the statuses of Deployments say keeps their pods: only of those that have such a word to say. */
public final class Rollouts {

    private static final int MOST_CHARACTERS = 256;

    private final Map<WorkloadId, Stuck> stuck = new ConcurrentHashMap<>();

    /** What keeps a workload's pods; empty where its status says nothing of it. */
    public Optional<Stuck> find(WorkloadId workload) {
        return Optional.ofNullable(stuck.get(workload));
    }

    void seen(WorkloadId workload, Deployment deployment) {
        List<DeploymentCondition> conditions = deployment.getStatus() == null
                ? List.of()
                : Objects.requireNonNullElse(deployment.getStatus().getConditions(), List.of());
        Optional<Stuck> now = conditions.stream()
                .flatMap(condition -> read(condition).stream())
                .min((one, other) -> one.kind().compareTo(other.kind()));
        if (now.isPresent()) {
            stuck.put(workload, now.get());
        } else {
            stuck.remove(workload);
        }
    }

    void gone(WorkloadId workload) {
        stuck.remove(workload);
    }

    private static Optional<Stuck> read(DeploymentCondition condition) {
        if ("ReplicaFailure".equals(condition.getType()) && "True".equals(condition.getStatus())) {
            return Optional.of(
                    new Stuck(Stuck.Kind.FailedCreate, "pods cannot be created: " + line(condition.getMessage())));
        }
        if ("Progressing".equals(condition.getType())
                && "False".equals(condition.getStatus())
                && "ProgressDeadlineExceeded".equals(condition.getReason())) {
            return Optional.of(new Stuck(
                    Stuck.Kind.ProgressDeadlineExceeded,
                    "the rollout does not progress: " + line(condition.getMessage())));
        }
        return Optional.empty();
    }

    /** One bounded line of what is seen: whoever can write the status of a Deployment can write anything there. */
    public static String line(@Nullable String text) {
        String given = Objects.requireNonNullElse(text, "");
        String cut = given.length() <= MOST_CHARACTERS ? given : given.substring(0, MOST_CHARACTERS - 1) + "…";
        return cut.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    }
}
