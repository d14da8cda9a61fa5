package io.generalscaler.devcluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.devcluster.access.Kubeconfig;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real kubectl, as a child process, sees what it would see of a real API server. */
class KubectlTest {

    private static final AtomicInteger NAMESPACES = new AtomicInteger();
    private static DevCluster cluster;
    private static KubernetesClient client;
    private static Path folder;

    @TempDir
    private static Path home;

    @BeforeAll
    static void start() throws URISyntaxException {
        cluster = DevCluster.start(DevClusterOptions.defaults().withPodReadyAfter(Duration.ofMillis(100)));
        client = cluster.client();
        folder = Path.of(
                        KubectlTest.class.getResource("kubectl/widget-crd.yaml").toURI())
                .getParent();
        client.load(KubectlTest.class.getResourceAsStream("kubectl/widget-crd.yaml"))
                .create();
    }

    @AfterAll
    static void stop() {
        client.close();
        cluster.close();
    }

    static List<Transcript> transcripts() throws IOException {
        try (var in = KubectlTest.class.getResourceAsStream("kubectl/transcripts.txt")) {
            return Transcript.parse(new String(in.readAllBytes(), UTF_8).lines().toList());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("transcripts")
    void transcript(Transcript transcript) throws IOException, InterruptedException {
        String namespace = "t" + NAMESPACES.incrementAndGet();
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
        Path kubeconfig = kubeconfig(namespace);
        for (Transcript.Step step : transcript.steps()) {
            String output = run(step.command(), namespace, kubeconfig);
            assertThat(step.fits(output))
                    .withFailMessage(() -> "$ " + step.command() + "\nprinted\n" + output + "\ninstead of\n"
                            + String.join("\n", step.expected()))
                    .isTrue();
        }
    }

    private static Path kubeconfig(String namespace) throws IOException {
        String text = Files.readString(cluster.kubeconfig()).replace("namespace: default", "namespace: " + namespace);
        return new Kubeconfig(text).write(home.resolve("kubeconfig-" + namespace));
    }

    private static String run(String command, String namespace, Path kubeconfig)
            throws IOException, InterruptedException {
        Path output = home.resolve("output-" + namespace);
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().put("KUBECONFIG", kubeconfig.toString());
        shell.environment().put("NAMESPACE", namespace);
        shell.environment().put("HOME", home.toString());
        Process process = shell.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(command + " takes too long");
        }
        return Files.readString(output);
    }
}
