package io.generalscaler.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.generalscaler.cli.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidateCommandTest {
    private static final String GOOD = """
            apiVersion: autoscaling.generalscaler.io/v1alpha1
            kind: GeneralScaler
            metadata: {name: good}
            spec:
              targetRef: {name: worker}
              maxReplicas: 5
              metric: {name: queue, type: redis, targetValue: 10, redis: {host: redis, queueName: jobs}}
            """;
    private static final String BAD = """
            apiVersion: autoscaling.generalscaler.io/v1alpha1
            kind: GeneralScaler
            metadata: {name: bad, namespace: shop}
            spec:
              targetRef: {name: other}
              minReplicas: 9
              maxReplicas: 5
              metric:
                name: queue
                type: redis
                targetValue: -1
                redis: {host: redis, queueName: jobs}
            """;
    private static final String HPA = """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: hpa}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: worker}
            """;
    private static final String ANNOTATED = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: mailer
              annotations:
                autoscaling.generalscaler.io/enabled: "true"
                autoscaling.generalscaler.io/max-replica: "6"
                autoscaling.generalscaler.io/metric: redis://redis:6379/mail
                autoscaling.generalscaler.io/target-value: "20"
            spec: {replicas: 1}
            """;

    @Test
    void whatIsGoodIsAccepted() {
        Run run = Run.withInput(GOOD, "validate", "-f", "-");
        assertThat(run.lines())
                .containsExactly("standard input:1: GeneralScaler good accepted", "1 accepted, 0 rejected");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void everyViolationHasItsLine() {
        Run run = Run.withInput(GOOD + "---\n" + BAD, "validate", "-f", "-");
        assertThat(run.out())
                .contains(
                        "standard input:9: GeneralScaler shop/bad rejected",
                        "standard input:14: spec.minReplicas: 9: ",
                        "standard input:19: spec.metric.targetValue: -1: ",
                        "1 accepted, 1 rejected (2 violations)");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void foldersAreLookedIntoAndOtherObjectsPassedOver(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("a/b"));
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve("a/b/good.yml"), GOOD);
        Files.writeString(folder.resolve("a/service.json"), "{\"apiVersion\": \"v1\", \"kind\": \"Service\"}");
        Files.writeString(folder.resolve("a/notes.txt"), BAD);
        Files.writeString(folder.resolve(".git/hidden.yaml"), BAD);
        Run run = Run.gscale("validate", "-f", folder.toString());
        assertThat(run.lines().getLast()).isEqualTo("1 accepted, 0 rejected; 1 other passed over");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void whereThereIsNothingToJudgeItSaysSo(@TempDir Path folder) {
        Run run = Run.gscale("validate", "-f", folder.toString());
        assertThat(run.out()).isEqualTo("0 accepted, 0 rejected\n");
        assertThat(run.err()).contains("nothing was judged");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void asJsonEverythingIsThere() throws Exception {
        Run run = Run.withInput(BAD, "validate", "-f", "-", "-o", "json");
        JsonNode answer = new JsonMapper().readTree(run.out());
        assertThat(answer.path("rejected").asInt()).isEqualTo(1);
        JsonNode violation = answer.path("objects").path(0).path("violations").path(0);
        assertThat(violation.path("path").asText()).isEqualTo("spec.minReplicas");
        assertThat(violation.path("line").asInt()).isEqualTo(6);
        assertThat(violation.path("value").asText()).isEqualTo("9");
    }

    @Test
    void twoScalersOfOneWorkloadFight() {
        Run run = Run.withInput(GOOD + "---\n" + GOOD.replace("name: good", "name: second"), "validate", "-f", "-");
        assertThat(run.out())
                .contains(
                        "standard input:13: spec.targetRef: Deployment worker is already scaled by GeneralScaler good");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void aScalerThatIsRefusedKeepsNobodyFromItsWorkload() {
        String refused = GOOD.replace("maxReplicas: ", "maxReplicas: -");
        Run run = Run.withInput(refused + "---\n" + GOOD.replace("name: good", "name: second"), "validate", "-f", "-");
        assertThat(run.out())
                .contains("GeneralScaler second accepted", "1 accepted, 1 rejected")
                .doesNotContain("already scaled");
    }

    @Test
    void aScalerThatIsRefusedIsToldOfTheWorkloadsOtherScalerToo() {
        String refused = GOOD.replace("maxReplicas: ", "maxReplicas: -").replace("name: good", "name: second");
        Run run = Run.withInput(GOOD + "---\n" + refused, "validate", "-f", "-");
        assertThat(run.out()).contains("spec.maxReplicas", "already scaled by GeneralScaler good");
    }

    private static final String MOVED = GOOD.replace("name: worker", "name: other");
    private static final String SECOND = GOOD.replace("name: good", "name: second");
    private static final String ON = ANNOTATED.replace("max-replica:", "max-replicas:");

    static Stream<Arguments> updates() {
        return Stream.of(
                arguments(
                        "another size",
                        GOOD + "---\n" + GOOD.replace("maxReplicas: 5", "maxReplicas: 6"),
                        "2 accepted, 0 rejected"),
                arguments(
                        "a workload that was left is free",
                        GOOD + "---\n" + MOVED + "---\n" + SECOND,
                        "3 accepted, 0 rejected"),
                arguments(
                        "a workload that another has is not",
                        GOOD + "---\n" + SECOND.replace("name: worker", "name: other") + "---\n" + MOVED,
                        "2 accepted, 1 rejected (1 violation)"),
                arguments(
                        "a refused update leaves what was there",
                        GOOD + "---\n" + MOVED.replace("maxReplicas: ", "maxReplicas: -") + "---\n" + SECOND,
                        "1 accepted, 2 rejected (3 violations)"),
                arguments(
                        "a refused object may come again",
                        GOOD.replace("maxReplicas: ", "maxReplicas: -") + "---\n" + GOOD,
                        "1 accepted, 1 rejected (2 violations)"),
                arguments(
                        "annotations that are turned off",
                        ON + "---\n" + ON.replace("\"true\"", "\"false\"") + "---\n"
                                + GOOD.replace("name: worker", "name: mailer"),
                        "3 accepted, 0 rejected"),
                arguments(
                        "an autoscaler that moves away",
                        HPA + "---\n" + HPA.replace("name: worker", "name: other") + "---\n" + GOOD,
                        "1 accepted, 0 rejected; 2 other passed over"),
                arguments(
                        "one name in two namespaces is two objects",
                        GOOD + "---\n" + MOVED.replace("{name: good}", "{name: good, namespace: shop}") + "---\n"
                                + SECOND,
                        "2 accepted, 1 rejected (1 violation)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void updates(String rule, String text, String counts) {
        assertThat(Run.withInput(text, "validate", "-f", "-").lines().getLast()).isEqualTo(counts);
    }

    @Test
    void anchorsAndAliasesAreRead() {
        String anchored = GOOD.replace("maxReplicas: 5", "maxReplicas: &n 5\n  minReplicas: *n");
        assertThat(Run.withInput(anchored, "validate", "-f", "-").lines().getLast())
                .isEqualTo("1 accepted, 0 rejected");
        Run wrong = Run.withInput(anchored.replace("&n 5", "&n -5"), "validate", "-f", "-");
        assertThat(wrong.out()).contains("standard input:7: spec.minReplicas: -5: ");
    }

    @Test
    void aScalerAndAHorizontalPodAutoscalerFightInEitherOrder() {
        String words = "Deployment worker is already scaled by HorizontalPodAutoscaler hpa";
        assertThat(Run.withInput(GOOD + "---\n" + HPA, "validate", "-f", "-").out())
                .contains(words);
        assertThat(Run.withInput(HPA + "---\n" + GOOD, "validate", "-f", "-").out())
                .contains(words);
    }

    @Test
    void aScalerThatOnlyRecommendsMayStandBesideOne() {
        String recommends = GOOD.replace("  maxReplicas", "  mode: Recommend\n  maxReplicas");
        assertThat(Run.withInput(recommends + "---\n" + HPA, "validate", "-f", "-")
                        .exitCode())
                .isZero();
    }

    @Test
    void annotationsAreJudgedByTheSameRules() {
        Run run = Run.withInput(ANNOTATED, "validate", "-f", "-");
        assertThat(run.out())
                .contains(
                        "standard input:1: Deployment mailer rejected",
                        "standard input:7: ",
                        "did you mean max-replicas?");
    }

    @Test
    void annotationsOfOtherWorkloadsAreWarnedOf() {
        Run run = Run.withInput(ANNOTATED.replace("kind: Deployment", "kind: StatefulSet"), "validate", "-f", "-");
        assertThat(run.out())
                .contains(
                        "StatefulSet mailer accepted",
                        "metadata.annotations: are followed on Deployments of apps/v1 only");
    }

    @Test
    void aDeploymentMayLetTheServerMakeItsName() {
        Run run = Run.withInput(
                ANNOTATED.replace("name: mailer", "generateName: mailer-").replace("max-replica:", "max-replicas:"),
                "validate",
                "-f",
                "-");
        assertThat(run.exitCode()).as(run.out()).isZero();
    }

    @ParameterizedTest(name = "the name ''{0}'' is refused, as admission does")
    @ValueSource(strings = {"Bad_Name", "-a", "a..b", "a b"})
    void namesAreJudgedAsAdmissionDoes(String name) {
        Run run = Run.withInput(GOOD.replace("name: good", "name: '" + name + "'"), "validate", "-f", "-");
        assertThat(run.out())
                .contains("metadata.name: \"" + name + "\": must be a Kubernetes name: lower-case letters, digits");
    }

    @Test
    void aScalerWithoutTheVersionOfItsKindIsStillOne() {
        Run run = Run.withInput(GOOD.replace("/v1alpha1", ""), "validate", "-f", "-");
        assertThat(run.out())
                .contains("is not served: write autoscaling.generalscaler.io/v1alpha1, the only version there is");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"generalscaler.io/v1", "autoscaling.generalscaler.io/v1", "v1alpha1"})
    void aVersionThatIsNotServedIsNamedWithTheOneThatIs(String version) {
        Run run = Run.withInput(GOOD.replace("autoscaling.generalscaler.io/v1alpha1", version), "validate", "-f", "-");
        assertThat(run.out())
                .contains("standard input:1: apiVersion: \"" + version
                        + "\": is not served: write autoscaling.generalscaler.io/v1alpha1, the only version there is");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void theItemsOfAListAreObjectsToo() {
        String list = "kind: List\napiVersion: v1\nitems:\n- " + BAD.replace("\n", "\n  ");
        Run run = Run.withInput(list, "validate", "-f", "-");
        assertThat(run.out()).contains("standard input:9: spec.minReplicas: 9: ");
    }

    @Test
    void whatStandsAroundASpecIsJudgedToo() {
        Run run = Run.withInput(
                GOOD.replace("v1alpha1", "v1").replace("metadata: {name: good}", "metadata: {}\nspecs: {}"),
                "validate",
                "-f",
                "-");
        assertThat(run.out())
                .contains(
                        "apiVersion: \"autoscaling.generalscaler.io/v1\": is not served",
                        "metadata.name: is required",
                        "specs: \"specs\": is not a field; did you mean spec?");
    }

    @Test
    void textThatIsNoYamlIsRejectedWithItsLine() {
        Run run = Run.withInput(GOOD + "---\na: [1\n", "validate", "-f", "-");
        assertThat(run.out()).contains("standard input:10: is neither YAML nor JSON");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void aFileThatIsNotThereIsOneLine(@TempDir Path folder) {
        Run run = Run.gscale("validate", "-f", folder.resolve("none.yaml").toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .startsWith("gscale: ")
                .contains("there is no such file")
                .hasLineCount(1);
    }
}
