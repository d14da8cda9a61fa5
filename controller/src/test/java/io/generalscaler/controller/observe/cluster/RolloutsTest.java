package io.generalscaler.controller.observe.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.generalscaler.api.status.Stuck;
import io.generalscaler.api.workload.WorkloadId;
import org.junit.jupiter.api.Test;

/** What a Deployment says of its pods. */
final class RolloutsTest {
    private static final WorkloadId KEY = WorkloadId.deployment("shop", "worker");

    private final Rollouts rollouts = new Rollouts();

    @Test
    void aQuotaIsNamed() {
        rollouts.seen(
                KEY,
                with("ReplicaFailure", "True", "FailedCreate", "pods \"worker-1\" is forbidden: exceeded quota: team"));
        assertThat(rollouts.find(KEY))
                .contains(new Stuck(
                        Stuck.Kind.FailedCreate,
                        "pods cannot be created: pods \"worker-1\" is forbidden: exceeded quota: team"));
    }

    @Test
    void aRolloutThatDoesNotProgressIsNamed() {
        rollouts.seen(
                KEY, with("Progressing", "False", "ProgressDeadlineExceeded", "ReplicaSet \"worker-1\" has timed out"));
        assertThat(rollouts.find(KEY)).map(Stuck::kind).contains(Stuck.Kind.ProgressDeadlineExceeded);
    }

    @Test
    void oneThatDoesIsNot() {
        rollouts.seen(KEY, with("ReplicaFailure", "True", "FailedCreate", "no"));
        rollouts.seen(KEY, with("Progressing", "True", "NewReplicaSetAvailable", "well"));
        assertThat(rollouts.find(KEY)).isEmpty();
    }

    @Test
    void whatIsSaidIsOneBoundedLine() {
        rollouts.seen(KEY, with("ReplicaFailure", "True", "FailedCreate", "a\nb\u202e" + "x".repeat(100_000)));
        assertThat(rollouts.find(KEY).orElseThrow().why())
                .startsWith("pods cannot be created: a?b?xxx")
                .hasSizeLessThan(300);
    }

    private static Deployment with(String type, String status, String reason, String message) {
        return new DeploymentBuilder()
                .withNewStatus()
                .addNewCondition()
                .withType(type)
                .withStatus(status)
                .withReason(reason)
                .withMessage(message)
                .endCondition()
                .endStatus()
                .build();
    }
}
