package io.generalscaler.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.generalscaler.devcluster.DevCluster;
import io.generalscaler.devcluster.DevClusterOptions;
import io.generalscaler.devcluster.command.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Both programs, packaged, with no more than the shipped manifests give them: applied by kubectl, run under the accounts of the manifests'
 * pods, whose rights the cluster enforces.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProgramsIT {
    private static final long DEADLINE_SECONDS = 60;

    @TempDir
    static Path folder;

    private static DevCluster cluster;
    private static KubernetesClient client;
    private static Kubectl kubectl;
    private static HttpServer prometheus;
    private static Program webhook;
    private static Program controller;

    @BeforeAll
    static void install() throws Exception {
        cluster = DevCluster.start(DevClusterOptions.defaults());
        client = cluster.client();
        kubectl = new Kubectl(cluster.kubeconfig(), folder);
        kubectl.succeed("apply", "--server-side", "-f", ManifestsTest.FILE.toString());
        prometheus = prometheusWithForty();

        int port = FreePorts.free();
        webhook = Program.start(
                "webhook",
                folder,
                "--kubeconfig=" + kubeconfig("webhook"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--register-url=https://127.0.0.1:" + port,
                "--drain-seconds=0");
        controller = Program.start(
                "controller", folder, "--kubeconfig=" + kubeconfig("controller"), "--allow-address=127.0.0.1");
        webhook.awaitReady();
        controller.awaitReady();
    }

    /** Of the account that the program's pods have. */
    private static Path kubeconfig(String program) {
        return cluster.kubeconfigForServiceAccount(Chart.NAMESPACE, "generalscaler-" + program)
                .write(folder.resolve(program + ".kubeconfig"));
    }

    @AfterAll
    static void stop() {
        controller.close();
        webhook.close();
        prometheus.stop(0);
        client.close();
        cluster.close();
    }

    @Test
    @Order(1)
    void scalesAWorkloadAndReports() throws Exception {
        apply("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: default}
                spec:
                  replicas: 1
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec: {containers: [{name: web, image: web}]}
                """);

        apply(scaler("web", "web", prometheus.getAddress().getPort(), ""));

        client.apps()
                .deployments()
                .inNamespace("default")
                .withName("web")
                .waitUntilCondition(
                        web -> web != null && web.getSpec().getReplicas() == 4, DEADLINE_SECONDS, TimeUnit.SECONDS);
        generalScaler("web")
                .waitUntilCondition(
                        scaler -> scaler != null && scaler.get("status", "lastDecision", "reason") != null,
                        DEADLINE_SECONDS,
                        TimeUnit.SECONDS);
        client.events()
                .v1()
                .events()
                .inNamespace("default")
                .waitUntilCondition(
                        event -> event != null && event.getRegarding().getName().equals("web"),
                        DEADLINE_SECONDS,
                        TimeUnit.SECONDS);
    }

    @Test
    @Order(2)
    void refusesWithEveryReason() throws Exception {
        Path file = Files.writeString(
                folder.resolve("refused.yaml"),
                scaler("refused", "other", 9090, "  minReplicas: 12\n").replace("targetValue: 10", "targetValue: -1"));

        var outcome = kubectl.run("apply", "-f", file.toString());

        assertThat(outcome.code()).isNotZero();
        assertThat(outcome.output()).contains("spec.minReplicas: 12").contains("spec.metric.targetValue: -1");
    }

    @Test
    @Order(3)
    void anAnnotatedDeploymentGetsAScalerOfItsOwn() throws Exception {
        apply("""
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: annotated
                  namespace: default
                  annotations:
                    autoscaling.generalscaler.io/enabled: "true"
                    autoscaling.generalscaler.io/max-replicas: "3"
                    autoscaling.generalscaler.io/metric: redis://redis.invalid:6379/jobs
                    autoscaling.generalscaler.io/target-value: "10"
                spec:
                  replicas: 1
                  selector: {matchLabels: {app: annotated}}
                  template:
                    metadata: {labels: {app: annotated}}
                    spec: {containers: [{name: web, image: web}]}
                """);

        generalScaler("annotated")
                .waitUntilCondition(
                        scaler -> scaler != null && scaler.get("status", "lastDecision", "reason") != null,
                        DEADLINE_SECONDS,
                        TimeUnit.SECONDS);
    }

    /** Comes after the others: some figures are there only once something has happened. */
    @Test
    @Order(4)
    void dashboardAndAlertsAskForWhatIsThere() throws Exception {
        String exposed = webhook.metrics() + controller.metrics();

        Set<String> asked = new TreeSet<>(DashboardTest.metrics());
        asked.addAll(AlertsTest.metrics());
        assertThat(asked).isNotEmpty().allSatisfy(name -> assertThat(exposed).containsPattern("(?m)^" + name + "[ {]"));
    }

    @Test
    @Order(5)
    void nothingWasForbidden() throws IOException {
        assertThat(webhook.logged() + controller.logged())
                .doesNotContainIgnoringCase("forbidden")
                .doesNotContain("may not")
                .doesNotContain("\"status\":\"403\"");
    }

    @Test
    @Order(6)
    void bothStopAsAsked() throws InterruptedException {
        assertThat(controller.stop()).isZero();
        assertThat(webhook.stop()).isZero();
    }

    private static String scaler(String name, String target, int port, String more) {
        return """
                apiVersion: autoscaling.generalscaler.io/v1alpha1
                kind: GeneralScaler
                metadata: {name: %s, namespace: default}
                spec:
                  targetRef: {name: %s}
                  maxReplicas: 10
                %s  metric:
                    type: prometheus
                    targetValue: 10
                    prometheus: {serverAddress: "http://127.0.0.1:%d", query: queue}
                """.formatted(name, target, more, port);
    }

    private static void apply(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("object.yaml"), yaml);
        kubectl.succeed("apply", "--server-side", "-f", file.toString());
    }

    private static Resource<GenericKubernetesResource> generalScaler(String name) {
        return client.genericKubernetesResources("autoscaling.generalscaler.io/v1alpha1", "GeneralScaler")
                .inNamespace("default")
                .withName(name);
    }

    /** Answers every query with 40: what is tried here is the way there, and the real Prometheus has tests of its own. */
    private static HttpServer prometheusWithForty() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = """
                    {"status": "success", "data": {"resultType": "scalar", "result": [%d, "40"]}}
                    """.formatted(System.currentTimeMillis() / 1000).getBytes(StandardCharsets.UTF_8);
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return server;
    }
}
