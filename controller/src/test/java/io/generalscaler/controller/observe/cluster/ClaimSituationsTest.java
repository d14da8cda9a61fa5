package io.generalscaler.controller.observe.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.generalscaler.api.annotation.AnnotatedScaler;
import io.generalscaler.api.annotation.AnnotationCompiler;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.status.HeldTargets;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.v1alpha1.TargetRef;
import io.generalscaler.controller.observe.source.MetricSourceOpeners;
import io.generalscaler.testing.ClaimSituations;
import io.generalscaler.testing.ClaimSituations.Situation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who scales what, as the controller sees it: everything is there, and some scalers have to leave their workload alone. */
final class ClaimSituationsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-15T10:30:00Z"));
    private static final Compiler COMPILER = Compiler.installed();

    private final Scalers scalers = new Scalers();
    private final OtherAutoscalers autoscalers = new OtherAutoscalers(workload -> {});
    private final Rivals rivals = new Rivals(scalers, autoscalers);

    static Stream<Situation> situations() {
        // There the one GeneralScaler of that name works, and the Deployment is told: see AnnotatedDeploymentsTest.
        return ClaimSituations.all().filter(situation -> !situation.isNameTaken());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void areJudgedAsEverywhere(Situation situation) {
        try (MetricSourceOpeners openers = MetricSourceOpeners.installed()) {
            var reader = new ScalerReader(COMPILER, openers, CLOCK);
            // What is there at last must not depend on the order in which the watches told of it.
            for (String object : situation.objects().reversed()) {
                see(object, reader);
            }
        }
        List<String> yields = scalers.all().stream()
                .filter(scaler -> rivals.yieldOrHold((Scaler.Working) scaler.spec(), CLOCK.instant())
                        .isPresent())
                .map(scaler -> scaler.key().name())
                .toList();
        assertThat(yields).isEqualTo(situation.yields().isEmpty() ? List.of() : List.of(situation.yields()));
    }

    private void see(String object, ScalerReader reader) {
        JsonNode read = Serialization.unmarshal(object, JsonNode.class);
        switch (read.path("apiVersion").asText() + " " + read.path("kind").asText()) {
            case "autoscaling.generalscaler.io/v1alpha1 GeneralScaler" ->
                seen(Serialization.unmarshal(object, GeneralScaler.class), reader);
            case "autoscaling/v2 HorizontalPodAutoscaler" ->
                autoscalers.seen(Serialization.unmarshal(object, HorizontalPodAutoscaler.class));
            case "keda.sh/v1alpha1 ScaledObject" -> autoscalers.seen(madeByKeda(object));
            case "apps/v1 Deployment" ->
                madeByAnnotations(object).map(reader::read).ifPresent(scalers::put);
            default -> {}
        }
    }

    private void seen(GeneralScaler object, ScalerReader reader) {
        Scaler scaler = reader.read(object);
        scalers.put(scaler);
        rivals.seen(scaler, HeldTargets.read(object.getStatus(), scaler.key().namespace()), CLOCK.instant());
    }

    private static HorizontalPodAutoscaler madeByKeda(String scaledObject) {
        var made = Serialization.unmarshal(scaledObject, HorizontalPodAutoscaler.class);
        made.getMetadata().setName("keda-hpa-" + made.getMetadata().getName());
        var reference = made.getSpec().getScaleTargetRef();
        reference.setApiVersion("apps/v1");
        reference.setKind(reference.getKind() == null ? "Deployment" : reference.getKind());
        return made;
    }

    private static Optional<GeneralScaler> madeByAnnotations(String deployment) {
        ObjectMeta metadata =
                Serialization.unmarshal(deployment, Deployment.class).getMetadata();
        Map<String, String> annotations = new HashMap<>(metadata.getAnnotations());
        var target = new TargetRef("apps/v1", "Deployment", metadata.getName());
        var compiler = new AnnotationCompiler(COMPILER);
        if (!(compiler.compile(target, annotations, Context.at(CLOCK.instant())) instanceof AnnotatedScaler.On on)) {
            return Optional.empty();
        }
        var scaler = new GeneralScaler();
        metadata.setOwnerReferences(List.of(new OwnerReferenceBuilder()
                .withApiVersion("apps/v1")
                .withKind("Deployment")
                .withName(metadata.getName())
                .withUid(metadata.getUid())
                .withController(true)
                .build()));
        metadata.setUid("uid-made");
        scaler.setMetadata(metadata);
        scaler.setSpec(on.spec());
        return Optional.of(scaler);
    }
}
