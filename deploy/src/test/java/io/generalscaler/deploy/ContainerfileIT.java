package io.generalscaler.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.devcluster.DevCluster;
import io.generalscaler.devcluster.DevClusterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both images, built by hand, and their programs started. Needs them to be packaged, so it runs after that phase. */
class ContainerfileIT {
    private static final Pattern BLANK = Pattern.compile(" ");
    private static final Map<String, Image> IMAGES = new TreeMap<>();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        for (String program : List.of("webhook", "controller")) {
            IMAGES.put(program, Image.build(program, folder.resolve(program)));
        }
    }

    @ParameterizedTest(name = "the {0} image holds every jar that its program names")
    @ValueSource(strings = {"webhook", "controller"})
    void holdsEveryJar(String program) throws IOException {
        Path jar = image(program).path("/app/generalscaler-" + program + ".jar");

        try (JarFile opened = new JarFile(jar.toFile())) {
            String classPath = opened.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            assertThat(BLANK.splitAsStream(classPath))
                    .isNotEmpty()
                    .allSatisfy(entry -> assertThat(jar.resolveSibling(entry)).isRegularFile());
        }
    }

    @ParameterizedTest(name = "the {0} image holds nothing of its rehearsal but the cache")
    @ValueSource(strings = {"webhook", "controller"})
    void holdsNothingElse(String program) throws IOException {
        assertThat(image(program).files())
                .filteredOn(file -> !file.startsWith("/app/lib/"))
                .containsExactlyInAnyOrder(
                        "/app/java.options",
                        "/app/licenses.txt",
                        "/app/sbom.json",
                        "/app/generalscaler-" + program + ".jar",
                        "/app/" + program + ".aot");
        assertThat(image(program).files()).noneMatch(file -> file.contains("devcluster") || file.contains("mock"));
    }

    @ParameterizedTest(name = "the {0} image's program becomes ready with the classes of its cache")
    @ValueSource(strings = {"webhook", "controller"})
    void startsFromItsCache(String program) throws IOException, InterruptedException {
        Path classes = folder.resolve(program + "-classes.txt");
        List<String> command = new ArrayList<>(image(program).entrypoint());
        // With the first Java ends at once if the cache does not fit, instead of going on without it.
        command.addAll(1, List.of("-XX:AOTMode=on", "-Xlog:class+load:file=" + classes + "::filecount=0"));

        try (DevCluster cluster = DevCluster.start(DevClusterOptions.defaults());
                KubernetesClient client = cluster.client()) {
            new Installed(cluster, client).apply();
            try (Program running = Program.start(program, command, folder, Installed.arguments(program, cluster))) {
                running.awaitReady();
            }
        }

        List<String> loaded = Files.readAllLines(classes);
        long fromCache = loaded.stream()
                .filter(line -> line.contains("source: shared objects file"))
                .count();
        long fromFiles = loaded.stream()
                .filter(line -> line.contains("source: jrt:") || line.contains("source: file:"))
                .count();
        // A rehearsal that did not come this far would leave thousands to the files.
        assertThat(fromCache).isGreaterThan(5_000);
        assertThat(fromFiles).isLessThan(300);
    }

    @ParameterizedTest(name = "the {0} image runs as a numeric user other than root, as the chart's pods do")
    @ValueSource(strings = {"webhook", "controller"})
    void runsAsTheUserOfTheChart(String program) {
        String user = Containerfile.read().all(program, "USER").getLast();

        assertThat(Chart.objects("default").podTemplates())
                .isNotEmpty()
                .allSatisfy(pod -> assertThat(user)
                        .isEqualTo(pod.at("/spec/securityContext/runAsUser").asText() + ":"
                                + pod.at("/spec/securityContext/runAsUser").asText()));
    }

    @ParameterizedTest(name = "the {0} image exposes the ports of the chart")
    @ValueSource(strings = {"webhook", "controller"})
    void exposesThePortsOfTheChart(String program) {
        var container = Chart.objects("default")
                .podTemplates()
                .flatMap(pod -> Rendered.each(pod.at("/spec/containers")))
                .filter(one -> one.get("name").asText().equals(program))
                .findFirst()
                .orElseThrow();

        assertThat(Containerfile.read().all(program, "EXPOSE"))
                .flatMap(Containerfile::words)
                .containsExactlyElementsOf(Rendered.each(container.get("ports"))
                        .map(port -> port.get("containerPort").asText())
                        .toList());
    }

    @Test
    void ignoreFileLetsThroughWhatIsCopiedAndNothingElse() {
        assertThat(Generated.read(Containerfile.IGNORE).lines().filter(line -> line.startsWith("!")))
                .containsExactlyInAnyOrderElementsOf(Containerfile.read().sources().stream()
                        .map(source -> "!" + source)
                        .toList());
    }

    private static Image image(String program) {
        return IMAGES.get(program);
    }
}
