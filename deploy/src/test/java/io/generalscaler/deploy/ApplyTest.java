package io.generalscaler.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.devcluster.DevCluster;
import io.generalscaler.devcluster.DevClusterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real kubectl puts what is shipped into a Kubernetes API, once and again. */
class ApplyTest {
    private static final String MANIFESTS = ManifestsTest.FILE.toString();
    private static final String CONFIGURATION = "validatingwebhookconfiguration/generalscaler";
    private static final String CA_BUNDLE = "/webhooks/0/clientConfig/caBundle";
    private static final String SECRET = "secret/generalscaler-webhook-ca";

    @TempDir
    Path folder;

    private DevCluster cluster;
    private Kubectl kubectl;

    @BeforeEach
    void start() {
        cluster = DevCluster.start(DevClusterOptions.defaults());
        kubectl = new Kubectl(cluster.kubeconfig(), folder);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void appliesByServerAndChangesNothingTheSecondTime() throws Exception {
        List<String> first =
                kubectl.succeed("apply", "--server-side", "-f", MANIFESTS).lines();
        String before = generations();
        List<String> second =
                kubectl.succeed("apply", "--server-side", "-f", MANIFESTS).lines();

        assertThat(first).hasSize(objects()).allMatch(line -> line.endsWith(" serverside-applied"));
        assertThat(second).isEqualTo(first);
        assertThat(generations()).isEqualTo(before);
    }

    @Test
    void appliesByClientAndChangesNothingTheSecondTime() throws Exception {
        List<String> first = kubectl.succeed("apply", "-f", MANIFESTS).lines();
        String before = generations();
        List<String> second = kubectl.succeed("apply", "-f", MANIFESTS).lines();

        assertThat(first).hasSize(objects()).allMatch(line -> line.endsWith(" created"));
        // kubectl sends a selector of a PodDisruptionBudget always, as it is replaced as a whole.
        assertThat(second)
                .hasSize(objects())
                .allMatch(line -> line.endsWith(" unchanged")
                        || line.matches("poddisruptionbudget.policy/generalscaler-(webhook|controller) configured"));
        assertThat(generations()).isEqualTo(before);
    }

    /** A scaler with a list of rules, another with a list of metrics, and every example. */
    @Test
    void scalersThatAreAppliedAgainAreUnchanged() throws Exception {
        kubectl.succeed("apply", "--server-side", "-f", "crds");
        Path lists = Files.writeString(folder.resolve("lists.yaml"), """
                apiVersion: autoscaling.generalscaler.io/v1alpha1
                kind: GeneralScaler
                metadata: {name: rules}
                spec:
                  targetRef: {name: w}
                  maxReplicas: 5
                  metric: {type: redis, targetValue: 10, redis: {host: redis, queueName: q, authRef: {secretName: s}, tls: {}}}
                  fallback: {replicas: 3}
                  schedule: {rules: [{name: night, timeStart: "22:00", timeEnd: "06:00", maxReplicas: 2}]}
                ---
                apiVersion: autoscaling.generalscaler.io/v1alpha1
                kind: GeneralScaler
                metadata: {name: metrics}
                spec:
                  targetRef: {name: w}
                  maxReplicas: 5
                  metrics:
                  - {type: redis, targetValue: 10, redis: {host: redis, queueName: q, authRef: {secretName: s}, tls: {}}}
                  - type: prometheus
                    targetValue: 10
                    prometheus: {serverAddress: "https://p", query: up, authRef: {secretName: s}, tls: {caSecretName: ca}}
                  behavior: {scaleUp: {policies: [{type: Pods, value: 4, periodSeconds: 60}]}}
                """);
        List<String> files = new ArrayList<>(List.of(lists.toString()));
        try (Stream<Path> examples = Files.walk(Path.of("..", "examples"), 2)) {
            examples.map(Path::toString)
                    .filter(file -> file.endsWith(".yaml"))
                    .filter(file ->
                            !file.contains("/rejected/") && !file.contains("/decide/") && !file.contains("/target/"))
                    .filter(file -> Generated.read(Path.of(file)).contains("kind: GeneralScaler"))
                    .forEach(files::add);
        }
        for (String file : files) {
            kubectl.succeed("apply", "-f", file);

            assertThat(kubectl.succeed("apply", "-f", file).lines())
                    .as(file)
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith(" unchanged"));
        }
    }

    @ParameterizedTest(name = "{0} leaves alone what the webhook wrote")
    @ValueSource(strings = {"apply", "apply --server-side"})
    void leavesAloneWhatTheWebhookWrote(String apply) throws Exception {
        String[] again = (apply + " -f " + MANIFESTS).split(" ", -1);
        kubectl.succeed(again);
        kubectl.succeed(
                "patch",
                CONFIGURATION,
                "--type=json",
                "-p",
                "[{\"op\": \"add\", \"path\": \"" + CA_BUNDLE + "\", \"value\": \"Y2VydGlmaWNhdGU=\"}]");
        kubectl.succeed("-n", Chart.NAMESPACE, "patch", SECRET, "-p", "{\"data\": {\"ca.crt\": \"Y2VydGlmaWNhdGU=\"}}");

        kubectl.succeed(again);

        assertThat(kubectl.succeed("get", CONFIGURATION, "-o", "jsonpath={.webhooks[0].clientConfig.caBundle}")
                        .output())
                .isEqualTo("Y2VydGlmaWNhdGU=");
        assertThat(kubectl.succeed("-n", Chart.NAMESPACE, "get", SECRET, "-o", "jsonpath={.data.ca\\.crt}")
                        .output())
                .isEqualTo("Y2VydGlmaWNhdGU=");
    }

    @ParameterizedTest(name = "applies what {0} renders")
    @ValueSource(strings = {"default", "joint", "split", "minimal"})
    void appliesWhatIsRendered(String valueSet) throws Exception {
        kubectl.createNamespaces(Chart.NAMESPACE, "shop", "billing");
        Path file = Files.writeString(folder.resolve("rendered.yaml"), Chart.render(valueSet));

        List<String> lines =
                kubectl.succeed("apply", "--server-side", "-f", file.toString()).lines();

        assertThat(lines).hasSize(Chart.objects(valueSet).objects().size());
    }

    @Test
    void theTypeIsThereAndExplainsItself() throws Exception {
        kubectl.succeed("apply", "--server-side", "-f", MANIFESTS);

        assertThat(kubectl.succeed("explain", "generalscaler.spec.behavior").output())
                .contains("FIELDS")
                .contains("scaleUp")
                .contains("DESCRIPTION");
    }

    /** Changes whenever the meaning of an object does. */
    private String generations() throws IOException, InterruptedException {
        return kubectl.succeed(
                        "get",
                        "--all-namespaces",
                        "customresourcedefinitions,deployments,mutatingwebhookconfigurations,validatingwebhookconfigurations,"
                                + "networkpolicies,poddisruptionbudgets,validatingadmissionpolicies,validatingadmissionpolicybindings",
                        "-o",
                        "custom-columns=KIND:.kind,NAME:.metadata.name,GENERATION:.metadata.generation",
                        "--no-headers")
                .output();
    }

    private static int objects() {
        return Rendered.parse(Generated.read(ManifestsTest.FILE)).objects().size();
    }
}
