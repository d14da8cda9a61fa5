package io.generalscaler.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.controller.process.RedisProcess;
import io.generalscaler.devcluster.fault.Outage;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Deployments that ask for a scaler by annotations. */
final class AnnotatedDeploymentsTest {

    private static final String PREFIX = "autoscaling.generalscaler.io/";
    private static final DevClusterFixture CLUSTER = new DevClusterFixture();
    private static final RedisProcess REDIS = RedisProcess.plain();

    @BeforeAll
    static void start() {
        REDIS.start();
        REDIS.fill("mail", 30);
        CLUSTER.startController();
    }

    @AfterAll
    static void stop() {
        CLUSTER.close();
        REDIS.close();
    }

    @Test
    void getOneThatTheyOwnAndThatFollowsThem() {
        annotated("mailer", "max-replicas", "6");
        GeneralScaler scaler = awaitScaler("mailer");
        assertThat(scaler.getMetadata().getOwnerReferences()).singleElement().satisfies(owner -> {
            assertThat(owner.getController()).isTrue();
            assertThat(owner.getUid())
                    .isEqualTo(CLUSTER.deployment("mailer").getMetadata().getUid());
        });
        CLUSTER.awaitReplicas("mailer", 3);

        annotate("mailer", "max-replicas", "2");
        DevClusterFixture.await(
                "the scaler follows", () -> CLUSTER.scaler("mailer").getSpec().maxReplicas() == 2);
        CLUSTER.awaitReplicas("mailer", 2);

        edit(
                "mailer",
                deployment -> deployment
                        .editMetadata()
                        .removeFromAnnotations(PREFIX + "enabled")
                        .removeFromAnnotations(PREFIX + "max-replicas")
                        .removeFromAnnotations(PREFIX + "metric")
                        .removeFromAnnotations(PREFIX + "target-value")
                        .endMetadata());
        DevClusterFixture.await("the scaler is gone", () -> CLUSTER.scaler("mailer") == null);
    }

    @Test
    void getItBackWhenSomebodyEditsIt() {
        annotated("edited", "max-replicas", "6");
        awaitScaler("edited");
        CLUSTER.client()
                .resources(GeneralScaler.class)
                .inNamespace("default")
                .withName("edited")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\": {\"maxReplicas\": 7}}");
        DevClusterFixture.await(
                "it is as the annotations say",
                () -> CLUSTER.scaler("edited").getSpec().maxReplicas() == 6
                        && CLUSTER.scaler("edited").getMetadata().getGeneration() >= 3);
        CLUSTER.awaitEvent("edited", "PutBack");
        assertThat(CLUSTER.notes("edited", "PutBack"))
                .isEqualTo(
                        "somebody changed it; it is again as the annotations of Deployment edited say. Change those");
    }

    @Test
    void getItBackWhenSomebodyDeletesIt() {
        annotated("deleted", "max-replicas", "6");
        awaitScaler("deleted");
        String uid = CLUSTER.scaler("deleted").getMetadata().getUid();
        CLUSTER.client()
                .resources(GeneralScaler.class)
                .inNamespace("default")
                .withName("deleted")
                .delete();
        DevClusterFixture.await(
                "there is a new one",
                () -> CLUSTER.scaler("deleted") != null
                        && !CLUSTER.scaler("deleted").getMetadata().getUid().equals(uid));
        CLUSTER.awaitEvent("deleted", "PutBack");
        assertThat(CLUSTER.notes("deleted", "PutBack")).startsWith("somebody deleted it; ");
    }

    /** As where admission's webhook does not answer. */
    @Test
    void areToldAtOnceWhereTheScalerCannotBeWrittenYet() {
        Outage noWebhook = Outage.answering(500).on("PATCH", ".*/generalscalers/waiting");
        try (var outage = CLUSTER.cluster().outage(noWebhook)) {
            annotated("waiting", "max-replicas", "6");
            CLUSTER.awaitEvent("waiting", "ScalerDelayed");
            DevClusterFixture.await("it is tried again", () -> outage.met() >= 2);
            assertThat(CLUSTER.times("waiting", "ScalerDelayed")).isOne();
            assertThat(CLUSTER.scaler("waiting")).isNull();
        }
        awaitScaler("waiting");
    }

    @Test
    void lossesTakesItWithThem() {
        annotated("short-lived", "max-replicas", "6");
        awaitScaler("short-lived");
        CLUSTER.client()
                .apps()
                .deployments()
                .inNamespace("default")
                .withName("short-lived")
                .delete();
        DevClusterFixture.await("the scaler is gone", () -> CLUSTER.scaler("short-lived") == null);
    }

    /** As by {@code kubectl delete --cascade=foreground}: it stays until its pods are gone, and its scaler goes first. */
    @Test
    void loseItForGoodWhileTheyAreBeingDeleted() {
        annotated("leaving", "max-replicas", "6");
        awaitScaler("leaving");
        edit(
                "leaving",
                deployment -> deployment
                        .editMetadata()
                        .addToFinalizers("example.com/held")
                        .endMetadata());
        CLUSTER.client()
                .apps()
                .deployments()
                .inNamespace("default")
                .withName("leaving")
                .withPropagationPolicy(DeletionPropagation.FOREGROUND)
                .delete();
        // Deployments are seen in the order of their changes: once another has its scaler, the deletion is known.
        annotated("another", "max-replicas", "6");
        awaitScaler("another");
        DevClusterFixture.await("the scaler is gone", () -> CLUSTER.scaler("leaving") == null);

        annotate("leaving", "max-replicas", "7");
        annotated("third", "max-replicas", "6");
        awaitScaler("third");
        assertThat(CLUSTER.scaler("leaving")).isNull();
        edit(
                "leaving",
                deployment ->
                        deployment.editMetadata().withFinalizers(List.of()).endMetadata());
    }

    @Test
    void loseItAlsoWhenTheApiServerWasNotWellJustThen() {
        annotated("unlucky", "max-replicas", "6");
        awaitScaler("unlucky");
        Outage unwell =
                Outage.answering(503).on("GET", ".*/generalscalers/unlucky").times(1);
        try (var outage = CLUSTER.cluster().outage(unwell)) {
            annotate("unlucky", "enabled", "false");
            DevClusterFixture.await("the outage is met", () -> outage.met() == 1);
        }
        DevClusterFixture.await("the scaler is gone", () -> CLUSTER.scaler("unlucky") == null);
    }

    @Test
    void leaveAHandWrittenScalerAlone() {
        CLUSTER.deployment("both", 1);
        CLUSTER.apply(Scalers.redis("both", REDIS.port(), "minReplicas: 2"));
        CLUSTER.awaitReplicas("both", 2);
        for (String[] each :
                new String[][] {{"enabled", "true"}, {"max-replicas", "9"}, {"metric", mail()}, {"target-value", "10"}
                }) {
            annotate("both", each[0], each[1]);
        }
        CLUSTER.awaitEvent("both", "TargetConflict");
        assertThat(CLUSTER.scaler("both").getSpec().maxReplicas()).isEqualTo(10);
        assertThat(CLUSTER.scaler("both").getMetadata().getOwnerReferences()).isEmpty();
    }

    @Test
    void areToldWhatIsWrongWithThem() {
        annotated("wrong", "max-replicass", "6");
        CLUSTER.awaitEvent("wrong", "InvalidSpec");
        assertThat(CLUSTER.scaler("wrong")).isNull();
    }

    private static String mail() {
        return "redis://127.0.0.1:" + REDIS.port() + "/mail";
    }

    private static void annotated(String name, String key, String value) {
        CLUSTER.deployment(
                name,
                1,
                "enabled",
                "true",
                "metric",
                mail(),
                "target-value",
                "10",
                "cooldown-seconds",
                "0",
                key,
                value);
    }

    private static void annotate(String name, String key, String value) {
        edit(
                name,
                deployment -> deployment
                        .editMetadata()
                        .addToAnnotations(PREFIX + key, value)
                        .endMetadata());
    }

    private static void edit(String name, UnaryOperator<DeploymentBuilder> change) {
        CLUSTER.client()
                .apps()
                .deployments()
                .inNamespace("default")
                .withName(name)
                .edit(deployment -> change.apply(new DeploymentBuilder(deployment)
                                .editMetadata()
                                .withResourceVersion(null)
                                .endMetadata())
                        .build());
    }

    private static GeneralScaler awaitScaler(String name) {
        DevClusterFixture.await("there is a scaler " + name, () -> CLUSTER.scaler(name) != null);
        return CLUSTER.scaler(name);
    }
}
