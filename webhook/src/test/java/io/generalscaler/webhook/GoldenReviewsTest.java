package io.generalscaler.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.api.annotation.AnnotationCompiler;
import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.api.workload.WorkloadKind;
import io.generalscaler.webhook.cluster.ClusterView;
import io.generalscaler.webhook.mutate.MutatingReview;
import io.generalscaler.webhook.review.AdmissionAnswer;
import io.generalscaler.webhook.review.AdmissionRequest;
import io.generalscaler.webhook.review.ReviewCodec;
import io.generalscaler.webhook.validate.DeploymentReview;
import io.generalscaler.webhook.validate.ScalerReview;
import io.generalscaler.webhook.validate.ValidatingReview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every pair in {@code src/test/resources/reviews}: what an API server sends, and what it gets. {@code -Dgolden.update=true} writes the
 * answers anew, to be read before they are kept.
 */
final class GoldenReviewsTest {
    private static final Path FOLDER = Path.of("src/test/resources/reviews");
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ReviewCodec codec = new ReviewCodec();
    private final ClusterView cluster = new Shop();
    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-15T10:30:00Z"));
    private final ScalerReview scalers = new ScalerReview(Compiler.installed(), cluster, clock);
    private final ValidatingReview validating = new ValidatingReview(
            scalers,
            new DeploymentReview(
                    new AnnotationCompiler(Compiler.installed()), cluster, () -> Context.at(clock.instant())),
            cluster);
    private final MutatingReview mutating = new MutatingReview(scalers);

    /** {@code taken} has a scaler, {@code hpa-target} an HPA; the Fleet {@code armada} has a scaler; {@code web} is free; there is nothing else. */
    private static final class Shop implements ClusterView {
        private final List<Claim> claims = List.of(
                new Claim(
                        Claim.Kind.GENERAL_SCALER,
                        "first",
                        "u1",
                        Instant.EPOCH,
                        WorkloadId.deployment("shop", "taken"),
                        Optional.empty(),
                        false),
                new Claim(
                        Claim.Kind.GENERAL_SCALER,
                        "ships",
                        "u3",
                        Instant.EPOCH,
                        new WorkloadId(WorkloadKind.of("example.com/v1", "Fleet"), "shop", "armada"),
                        Optional.empty(),
                        false),
                new Claim(
                        Claim.Kind.HORIZONTAL_POD_AUTOSCALER,
                        "by-cpu",
                        "u2",
                        Instant.EPOCH,
                        WorkloadId.deployment("shop", "hpa-target"),
                        Optional.empty(),
                        false));

        @Override
        public List<Claim> claimsOn(WorkloadId target) {
            return claims.stream()
                    .filter(claim -> claim.workload().equals(target))
                    .toList();
        }

        @Override
        public boolean hasDeployment(String namespace, String name) {
            return Set.of("web", "taken", "hpa-target").contains(name);
        }
    }

    static Stream<String> pairs() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".request.json"))
                    .map(name -> name.substring(0, name.length() - ".request.json".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void answersAsBefore(String pair) throws Exception {
        AdmissionRequest request = codec.read(Files.readAllBytes(FOLDER.resolve(pair + ".request.json")));
        AdmissionAnswer answer = pair.startsWith("mutate-") ? mutating.review(request) : validating.review(request);
        String written = readable(codec.write(request, answer));
        Path golden = FOLDER.resolve(pair + ".response.json");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, written);
        }
        assertThat(written).isEqualTo(Files.readString(golden));
    }

    /** The answer with its patch in clear. */
    private static String readable(byte[] answer) throws IOException {
        ObjectNode review = (ObjectNode) JSON.readTree(answer);
        ObjectNode response = (ObjectNode) review.path("response");
        if (response.has("patch")) {
            response.set(
                    "patch",
                    JSON.readTree(
                            Base64.getDecoder().decode(response.path("patch").asText())));
        }
        return JSON.writeValueAsString(review) + "\n";
    }
}
