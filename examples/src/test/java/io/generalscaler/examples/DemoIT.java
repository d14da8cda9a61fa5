package io.generalscaler.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The demo from end to end, as its README tells it: the packaged programs, a real Redis, a real Prometheus, the real kubectl.
 *
 * <p>It plays once, for two minutes; what a person tries in a second terminal is tried meanwhile, and the summary is read last.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class DemoIT {

    private static final Path CHECKOUT = Path.of("").toAbsolutePath().getParent();
    private static final boolean REGENERATE = Boolean.getBoolean("generalscaler.regenerate");

    @TempDir
    static Path folder;

    private static Process demo;
    private static List<String> lines;
    private static CompletableFuture<Void> read;
    private static Kubectl kubectl;

    @BeforeAll
    static void play() throws Exception {
        lines = new CopyOnWriteArrayList<>();
        demo = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        CHECKOUT.resolve("examples/target/generalscaler-demo.jar")
                                .toString(),
                        "--for",
                        "2m",
                        "--plain",
                        "--folder",
                        folder.toString())
                .directory(CHECKOUT.toFile())
                .redirectErrorStream(true)
                .start();
        CompletableFuture<Void> playing = new CompletableFuture<>();
        read = CompletableFuture.runAsync(() -> {
            try (BufferedReader reader = demo.inputReader(StandardCharsets.UTF_8)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(line);
                    if (line.startsWith("Try in a second terminal")) {
                        playing.complete(null);
                    }
                }
            } catch (IOException e) {
                playing.completeExceptionally(e);
            }
            playing.completeExceptionally(new AssertionError("the demo ended early:\n" + String.join("\n", lines)));
        });
        playing.get(120, TimeUnit.SECONDS);
        kubectl = new Kubectl(CHECKOUT, folder.resolve("kubeconfig"));
    }

    @AfterAll
    static void stop() throws Exception {
        demo.destroy();
        if (!demo.waitFor(60, TimeUnit.SECONDS)) {
            demo.destroyForcibly();
        }
    }

    @Test
    @Order(1)
    void getShowsTheScalersWithTheirColumns() {
        // Its workers may take the first job before it is counted, and of a list that was never there nothing is known.
        kubectl.out("wait", "--for=condition=MetricsAvailable", "gs/worker-service", "--timeout=60s");
        String table = kubectl.out("get", "gs");
        assertThat(table.lines().findFirst().orElseThrow().split(" +"))
                .containsExactly("NAME", "TARGETS", "MIN", "MAX", "CURRENT", "DESIRED", "READY", "REASON", "AGE");
        assertThat(table)
                .containsPattern("worker-service +[0-9.]+/10 \\(avg\\) +1 +20 +\\d+ +\\d+ +True +\\w+ +\\d+")
                .contains("http-service", "custom-metric", "annotated-deployment");
    }

    @Test
    @Order(2)
    void describeExplainsTheLastDecision() {
        String text = kubectl.out("describe", "gs", "worker-service");
        assertThat(text)
                .contains(
                        "Last Decision:",
                        "Steps:",
                        "Conditions:",
                        "Ready",
                        "ScalingActive",
                        "MetricsAvailable",
                        "AbleToScale")
                .containsPattern("queue [0-9.]+ at 10 per replica");
    }

    @Test
    @Order(3)
    void explainDescribesTheFields() {
        assertThat(kubectl.out("explain", "generalscaler.spec.behavior"))
                .contains("scaleUp", "scaleDown", "DESCRIPTION");
    }

    static Stream<Path> rejected() throws IOException {
        try (Stream<Path> files = Files.list(CHECKOUT.resolve("examples/rejected"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rejected")
    @Order(4)
    void isRefusedWithAllItsReasons(Path file) throws IOException {
        Kubectl.Answer answer =
                kubectl.run("apply", "-f", CHECKOUT.relativize(file).toString());
        assertThat(answer.exitCode()).isEqualTo(1);
        Path golden = Path.of(file.toString().replace(".yaml", ".refusal.txt"));
        if (REGENERATE) {
            Files.writeString(golden, answer.text());
        }
        assertThat(answer.text())
                .as("what kubectl prints; -Dgeneralscaler.regenerate=true writes it anew")
                .isEqualTo(Files.readString(golden));
    }

    @Test
    @Order(5)
    void getWatchFollowsChanges() throws Exception {
        Process watch = new ProcessBuilder(
                        "kubectl", "--kubeconfig", kubectl.kubeconfig().toString(), "get", "gs", "worker-service", "-w")
                .redirectErrorStream(true)
                .start();
        BlockingQueue<String> rows = new LinkedBlockingQueue<>();
        try {
            Thread.ofVirtual()
                    .start(() ->
                            watch.inputReader(StandardCharsets.UTF_8).lines().forEach(rows::add));
            assertThat(rows.poll(30, TimeUnit.SECONDS)).startsWith("NAME");
            assertThat(rows.poll(30, TimeUnit.SECONDS)).startsWith("worker-service");
            rows.clear();
            kubectl.out("annotate", "gs", "worker-service", "example.com/watched=yes");
            assertThat(rows.poll(30, TimeUnit.SECONDS)).startsWith("worker-service");
        } finally {
            watch.destroy();
        }
    }

    @Test
    @Order(6)
    void scaleWorksOnAWorkload() {
        assertThat(kubectl.out("create", "deployment", "by-hand", "--image=busybox:1.37"))
                .contains("created");
        assertThat(kubectl.out("scale", "deployment", "by-hand", "--replicas=3"))
                .contains("scaled");
        assertThat(kubectl.out("rollout", "status", "deployment", "by-hand", "--timeout=30s"))
                .contains("successfully rolled out");
        assertThat(kubectl.out("get", "pods", "-l", "app=by-hand", "-o", "name").lines())
                .hasSize(3);
    }

    @Test
    @Order(7)
    void eventsTellOfTheChanges() {
        assertThat(kubectl.awaitOut("ScaledUp", "events", "--for", "generalscaler/worker-service"))
                .containsPattern("Normal +ScaledUp +GeneralScaler/worker-service +\\d+ → \\d+: queue");
        assertThat(kubectl.out("get", "events", "--sort-by=.lastTimestamp")).contains("ScaledUp");
    }

    /** More than the budget affords, so it is never the size that the scaler asks for. */
    @Test
    @Order(8)
    void aManifestThatNamesASizeIsWarnedOfAndAnswered() throws IOException {
        String shipped = Files.readString(CHECKOUT.resolve("examples/worker-service/deployment.yaml"));
        Path sized = folder.resolve("sized.yaml");
        Files.writeString(sized, shipped.replaceFirst("\nspec:\n", "\nspec:\n  replicas: 20\n"));
        assertThat(kubectl.out("apply", "-f", sized.toString()))
                .containsPattern("spec.replicas: goes from \\d+ to 20, while GeneralScaler worker-service sizes this");
        assertThat(kubectl.awaitOut("ForeignChange", "events", "--for", "generalscaler/worker-service"))
                .containsPattern("kubectl-client-side-apply changed the size from \\d+ to 20; the way back to");
    }

    @Test
    @Order(9)
    void aScheduleAndAnOverrideWorkOnTheLiveScaler() {
        kubectl.out(
                "patch",
                "gs",
                "worker-service",
                "--type=merge",
                "--patch-file=examples/worker-service/patches/shifts.yaml");
        assertThat(kubectl.awaitOut(" shift", "get", "gs", "worker-service", "-o", "jsonpath={.status.schedule}"))
                .containsPattern("\"active\":\"(Day|Night) shift\".*\"nextAt\":\"\\d{4}-");
        kubectl.gscale("override", "worker-service", "--replicas", "9", "--for", "1h", "--reason", "launch");
        assertThat(kubectl.awaitOut(
                        "Overridden", "get", "gs", "worker-service", "-o", "jsonpath={.status.lastDecision}"))
                .contains("\"to\":9");
        assertThat(kubectl.gscale("explain", "worker-service")).contains("9", "launch", " shift", "queue");
        kubectl.gscale("resume", "worker-service");
        kubectl.out("patch", "gs", "worker-service", "--type=merge", "--patch={\"spec\":{\"schedule\":null}}");
    }

    @Test
    @Order(10)
    void aScalerThatStandsForAnnotationsSaysSoWhenItIsDeletedAndComesBack() {
        assertThat(kubectl.out("delete", "gs", "annotated-deployment"))
                .contains("stands for the annotations of Deployment annotated-deployment and is put back as they say");
        assertThat(kubectl.awaitOut("PutBack", "events", "--for", "generalscaler/annotated-deployment"))
                .contains("somebody deleted it; it is again as the annotations of Deployment annotated-deployment say");
    }

    @Test
    @Order(11)
    void summaryShowsEachScenarioUpLimitedAndDown() throws Exception {
        assertThat(demo.waitFor(180, TimeUnit.SECONDS)).isTrue();
        read.get(10, TimeUnit.SECONDS);
        String text = String.join("\n", lines);
        assertThat(lines).contains("Summary, on metrics read from Redis and Prometheus:");
        assertThat(text)
                .containsPattern(line("worker-service", "BudgetCapped"))
                .containsPattern(line("http-service", "\\w+"))
                .containsPattern(line("custom-metric", "\\w+"));
        assertThat(demo.exitValue()).as(text).isZero();
    }

    private static Pattern line(String scenario, String reasons) {
        return Pattern.compile(
                "ok +" + scenario + " +scaled up [1-9]\\d*×, down [1-9]\\d*×; limited: (" + reasons + ") ");
    }
}
