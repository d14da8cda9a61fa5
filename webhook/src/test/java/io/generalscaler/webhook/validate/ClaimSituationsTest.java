package io.generalscaler.webhook.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.generalscaler.api.annotation.AnnotationCompiler;
import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.claim.ClaimReader;
import io.generalscaler.api.claim.ObjectView;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.testing.ClaimSituations;
import io.generalscaler.testing.ClaimSituations.Answer;
import io.generalscaler.testing.ClaimSituations.Situation;
import io.generalscaler.webhook.review.AdmissionAnswer;
import io.generalscaler.webhook.review.AdmissionRequest;
import io.generalscaler.webhook.review.StatusCause;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who scales what, as admission sees it: each object is created in turn, while those before it are in memory. */
final class ClaimSituationsTest {
    static Stream<Situation> situations() {
        return ClaimSituations.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void areJudgedAsEverywhere(Situation situation) {
        List<Claim> claims = new ArrayList<>();
        Set<Answer> answers = EnumSet.of(Answer.FREE);
        for (String object : situation.objects()) {
            AdmissionRequest request = create(Serialization.unmarshal(object, JsonNode.class));
            answers.add(answer(review(request, claims)));
            GenericKubernetesResource seen = Serialization.unmarshal(object, GenericKubernetesResource.class);
            Claim.Kind.of(seen.getApiVersion(), seen.getKind())
                    .flatMap(kind -> ClaimReader.read(kind, ObjectView.of(seen)))
                    .ifPresent(claims::add);
        }
        // In the order of severity.
        assertThat(answers.iterator().next()).isEqualTo(situation.answer());
    }

    private static AdmissionAnswer review(AdmissionRequest request, List<Claim> claims) {
        var cluster = new FixedCluster(claims, List.of("web"));
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-15T10:30:00Z"));
        Compiler compiler = Compiler.installed();
        return new ValidatingReview(
                        new ScalerReview(compiler, cluster, clock),
                        new DeploymentReview(
                                new AnnotationCompiler(compiler), cluster, () -> Context.at(clock.instant())),
                        cluster)
                .review(request);
    }

    private static AdmissionRequest create(JsonNode object) {
        String apiVersion = object.path("apiVersion").asText();
        JsonNode metadata = object.path("metadata");
        return new AdmissionRequest(
                new AdmissionRequest.Caller("u", "jane"),
                apiVersion.substring(0, apiVersion.indexOf('/')),
                object.path("kind").asText(),
                metadata.path("namespace").asText(),
                metadata.path("name").asText(),
                AdmissionRequest.Operation.CREATE,
                object,
                NullNode.getInstance());
    }

    private static Answer answer(AdmissionAnswer answer) {
        return switch (answer) {
            case AdmissionAnswer.Denied denied -> {
                assertThat(denied.causes())
                        .singleElement()
                        .extracting(StatusCause::message)
                        .asString()
                        .contains("is already scaled by");
                yield Answer.CONFLICT;
            }
            case AdmissionAnswer.Allowed allowed ->
                allowed.warnings().stream().anyMatch(warning -> warning.contains("only looked at"))
                        ? Answer.TOLD
                        : Answer.FREE;
        };
    }
}
