package io.generalscaler.api.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.api.workload.WorkloadKind;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ClaimReaderTest {
    private static final WorkloadId WEB = WorkloadId.deployment("shop", "web");
    private static final String META = "metadata: {name: a, namespace: shop, uid: u";

    static Stream<Arguments> rows() {
        return Stream.of(
                row(
                        "a scaler with the defaults of its schema left out",
                        Claim.Kind.GENERAL_SCALER,
                        META + "}\nspec: {targetRef: {name: web}}",
                        new Claim(Claim.Kind.GENERAL_SCALER, "a", "u", Instant.EPOCH, WEB, Optional.empty(), false)),
                row(
                        "a scaler that only recommends",
                        Claim.Kind.GENERAL_SCALER,
                        META
                                + "}\nspec: {mode: Recommend, targetRef: {apiVersion: apps/v1, kind: StatefulSet, name: db}}",
                        new Claim(
                                Claim.Kind.GENERAL_SCALER,
                                "a",
                                "u",
                                Instant.EPOCH,
                                new WorkloadId(new WorkloadKind("apps", "StatefulSet"), "shop", "db"),
                                Optional.empty(),
                                true)),
                owned(
                        "a scaler that its Deployment owns",
                        "apiVersion: apps/v1, kind: Deployment, name: a, uid: d",
                        true),
                owned(
                        "a scaler whose owner has another name",
                        "apiVersion: apps/v1, kind: Deployment, name: b, uid: d",
                        false),
                owned(
                        "a scaler that a ReplicaSet owns",
                        "apiVersion: apps/v1, kind: ReplicaSet, name: a, uid: d",
                        false),
                owned(
                        "a scaler that another group's Deployment owns",
                        "apiVersion: v1, kind: Deployment, name: a, uid: d",
                        false),
                owned("a scaler whose owner is only a uid", "uid: d", false),
                row(
                        "a scaler whose Deployment does not control it",
                        Claim.Kind.GENERAL_SCALER,
                        META
                                + ", ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: a, uid: d}]}\nspec: {targetRef: {name: web}}",
                        new Claim(Claim.Kind.GENERAL_SCALER, "a", "u", Instant.EPOCH, WEB, Optional.empty(), false)),
                row(
                        "an HPA that KEDA made",
                        Claim.Kind.HORIZONTAL_POD_AUTOSCALER,
                        META
                                + ", ownerReferences: [{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, name: k, uid: s, controller: true}]}"
                                + "\nspec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}",
                        new Claim(
                                Claim.Kind.HORIZONTAL_POD_AUTOSCALER,
                                "a",
                                "u",
                                Instant.EPOCH,
                                WEB,
                                Optional.of(new Maker(Claim.Kind.SCALED_OBJECT, "k", "s")),
                                false)),
                row(
                        "an HPA",
                        Claim.Kind.HORIZONTAL_POD_AUTOSCALER,
                        META + "}\nspec: {scaleTargetRef: {apiVersion: apps/v1beta2, kind: Deployment, name: web}}",
                        new Claim(
                                Claim.Kind.HORIZONTAL_POD_AUTOSCALER,
                                "a",
                                "u",
                                Instant.EPOCH,
                                WEB,
                                Optional.empty(),
                                false)),
                row(
                        "an HPA of a core kind",
                        Claim.Kind.HORIZONTAL_POD_AUTOSCALER,
                        META + "}\nspec: {scaleTargetRef: {kind: ReplicationController, name: web}}",
                        new Claim(
                                Claim.Kind.HORIZONTAL_POD_AUTOSCALER,
                                "a",
                                "u",
                                Instant.EPOCH,
                                new WorkloadId(new WorkloadKind("", "ReplicationController"), "shop", "web"),
                                Optional.empty(),
                                false)),
                row(
                        "a ScaledObject",
                        Claim.Kind.SCALED_OBJECT,
                        META + "}\nspec: {scaleTargetRef: {name: web}}",
                        new Claim(Claim.Kind.SCALED_OBJECT, "a", "u", Instant.EPOCH, WEB, Optional.empty(), false)),
                row(
                        "an annotated Deployment",
                        Claim.Kind.ANNOTATED_DEPLOYMENT,
                        META + ", annotations: {autoscaling.generalscaler.io/enabled: 'true'}}",
                        new Claim(
                                Claim.Kind.ANNOTATED_DEPLOYMENT,
                                "a",
                                "u",
                                Instant.EPOCH,
                                WorkloadId.deployment("shop", "a"),
                                Optional.empty(),
                                false)),
                row(
                        "a Deployment whose annotations are switched off",
                        Claim.Kind.ANNOTATED_DEPLOYMENT,
                        META + ", annotations: {autoscaling.generalscaler.io/enabled: 'false'}}",
                        null),
                row(
                        "the age of an HPA",
                        Claim.Kind.HORIZONTAL_POD_AUTOSCALER,
                        META
                                + ", creationTimestamp: '2026-01-01T10:00:05Z'}\nspec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}",
                        new Claim(
                                Claim.Kind.HORIZONTAL_POD_AUTOSCALER,
                                "a",
                                "u",
                                Instant.parse("2026-01-01T10:00:05Z"),
                                WEB,
                                Optional.empty(),
                                false)),
                row(
                        "an HPA of a name that no workload can have",
                        Claim.Kind.HORIZONTAL_POD_AUTOSCALER,
                        META + "}\nspec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: "
                                + "w".repeat(254) + "}}",
                        null),
                row(
                        "an HPA of a kind that cannot be",
                        Claim.Kind.HORIZONTAL_POD_AUTOSCALER,
                        META + "}\nspec: {scaleTargetRef: {apiVersion: apps/v1, kind: " + "K".repeat(64)
                                + ", name: web}}",
                        null),
                row(
                        "a ScaledObject of a group that cannot be",
                        Claim.Kind.SCALED_OBJECT,
                        META + "}\nspec: {scaleTargetRef: {apiVersion: " + "g".repeat(318) + ", kind: Job, name: web}}",
                        null),
                owned(
                        "a scaler whose owner has a uid that cannot be",
                        "apiVersion: apps/v1, kind: Deployment, name: a, uid: " + "d".repeat(65),
                        false),
                row(
                        "a Deployment whose annotation is longer than is read",
                        Claim.Kind.ANNOTATED_DEPLOYMENT,
                        META + ", annotations: {autoscaling.generalscaler.io/enabled: 'true" + " ".repeat(61) + "'}}",
                        null),
                row("a Deployment without annotations", Claim.Kind.ANNOTATED_DEPLOYMENT, META + "}", null),
                row("a scaler without spec", Claim.Kind.GENERAL_SCALER, META + "}", null),
                row("a scaler whose spec is a list", Claim.Kind.GENERAL_SCALER, META + "}\nspec: [1]", null),
                row(
                        "a scaler whose target is a text",
                        Claim.Kind.GENERAL_SCALER,
                        META + "}\nspec: {targetRef: web}",
                        null),
                row(
                        "a scaler whose target's name is a number",
                        Claim.Kind.GENERAL_SCALER,
                        META + "}\nspec: {targetRef: {name: 7}}",
                        null));
    }

    private static Arguments owned(String name, String owner, boolean believed) {
        Optional<Maker> maker =
                believed ? Optional.of(new Maker(Claim.Kind.ANNOTATED_DEPLOYMENT, "a", "d")) : Optional.empty();
        return row(
                name,
                Claim.Kind.GENERAL_SCALER,
                META + ", ownerReferences: [{uid: x}, {" + owner
                        + ", controller: true}]}\nspec: {targetRef: {name: web}}",
                new Claim(Claim.Kind.GENERAL_SCALER, "a", "u", Instant.EPOCH, WEB, maker, false));
    }

    private static Arguments row(String name, Claim.Kind kind, String yaml, Claim claim) {
        return Arguments.of(name, kind, yaml, Optional.ofNullable(claim));
    }

    @ParameterizedTest(name = "reads {0}")
    @MethodSource("rows")
    void reads(String name, Claim.Kind kind, String yaml, Optional<Claim> claim) {
        var resource = Serialization.unmarshal(yaml, GenericKubernetesResource.class);
        assertThat(ClaimReader.read(kind, ObjectView.of(resource))).isEqualTo(claim);
        var json = Serialization.unmarshal(yaml, JsonNode.class);
        assertThat(ClaimReader.read(kind, ObjectView.of(json))).isEqualTo(claim);
    }
}
