package io.generalscaler.controller;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A kind that the controller's role does not cover: a person must learn that from the scaler, not from silence. */
final class ForbiddenKindTest {

    private final DevClusterFixture cluster = new DevClusterFixture();

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void saysThatTheKindIsNotAmongItsRights() {
        cluster.apply("""
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: limited}
                """);
        cluster.apply("""
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: limited}
                rules:
                - {apiGroups: [autoscaling.generalscaler.io, apps, autoscaling, events.k8s.io], resources: ["*"], verbs: ["*"]}
                - {apiGroups: [""], resources: [configmaps], resourceNames: [generalscaler-freeze], verbs: [list, watch]}
                """);
        cluster.apply("""
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: limited}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: limited}
                subjects: [{kind: ServiceAccount, name: limited, namespace: default}]
                """);
        Fleets.applyTo(cluster);
        cluster.startAs("limited");
        cluster.apply(Scalers.redis("armada", "armada, kind: Fleet, apiVersion: example.com/v1", 6379, ""));
        assertThat(cluster.awaitStatus("armada", "it says why nothing happens", status -> status.lastDecision() != null)
                        .lastDecision()
                        .message())
                .contains("may not read the scale of", "armada", "controller.scaleTargets");
    }
}
