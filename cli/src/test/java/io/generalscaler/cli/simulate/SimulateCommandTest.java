package io.generalscaler.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.generalscaler.cli.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private String scaler;
    private String trace;

    @BeforeEach
    void write() throws Exception {
        scaler = Files.writeString(folder.resolve("scaler.yaml"), """
                        kind: Service
                        apiVersion: v1
                        ---
                        apiVersion: autoscaling.generalscaler.io/v1alpha1
                        kind: GeneralScaler
                        metadata: {name: worker}
                        spec:
                          targetRef: {name: worker}
                          maxReplicas: 20
                          metric: {name: queue, type: redis, targetValue: 10, redis: {host: redis, queueName: jobs}}
                          behavior: {scaleUp: {cooldownSeconds: 0}, scaleDown: {cooldownSeconds: 0}}
                          budget: {maxMonthlyCost: 500, costPerPodPerHour: 0.05}
                          schedule:
                            rules: [{name: "=Noon, \\"<b>\\"", timeStart: "00:02", timeEnd: "00:03", minReplicas: 9}]
                        """).toString();
        trace = Files.writeString(folder.resolve("trace.csv"), "timestamp,queue\n0,20\n60,80\n120,\n180,20\n240,20\n")
                .toString();
    }

    private Run simulate(String... more) {
        List<String> arguments =
                new java.util.ArrayList<>(List.of("simulate", "-f", scaler, "--trace", trace, "--pod-start", "30s"));
        arguments.addAll(List.of(more));
        return Run.gscale(arguments.toArray(String[]::new));
    }

    @Test
    void aTraceOfCenturiesIsRefused() throws Exception {
        Files.writeString(Path.of(trace), "timestamp,queue\n2026-01-01T00:00:00Z,1\n2326-01-01T00:00:00Z,2\n");

        Run run = simulate();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("days, which at one evaluation each 15.0 s is more than 10000000 evaluations");
    }

    @Test
    void theSummarySaysWhatMatters() {
        Run run = simulate();
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "under-provisioned   ",
                        "replicas            min 2, max 9",
                        "pod-hours           ",
                        "cost                ",
                        "actions             3   2 up, 1 down",
                        "reversals           1");
    }

    @Test
    void anEmptyCellIsZeroWhereTheMetricSaysSo() throws Exception {
        Files.writeString(Path.of(trace), "timestamp,queue\n0,80\n60,\n120,\n180,\n240,\n");
        assertThat(simulate().out()).contains("replicas            min 8, max 9");

        String says =
                Files.readString(Path.of(scaler)).replace("targetValue: 10,", "targetValue: 10, emptyIsZero: true,");
        Files.writeString(Path.of(scaler), says);
        assertThat(simulate().out()).contains("replicas            min 1, max 9");
    }

    @Test
    void itSaysWhatWasSimulated() throws Exception {
        Path html = folder.resolve("out.html");
        Run run = simulate("--html", html.toString(), "--metric-delay", "90s", "--interval", "2m");
        String facts = "replays trace.csv (5 rows); a decision every 2m; a pod serves 30 s after it is asked for;"
                + " readings arrive 90 s late; the load comes whatever runs";
        assertThat(run.lines().getFirst()).isEqualTo("worker: " + facts);
        assertThat(Files.readString(html)).contains(facts);
        assertThat(simulate("--load", "queue", "--service-rate", "2.50").lines().getFirst())
                .endsWith("each ready replica takes 2.5 a second from the queue queue");
    }

    @Test
    void theSummaryMayBeJsonOrYaml() throws Exception {
        JsonNode json = JSON.readTree(simulate("-o", "json").out());
        assertThat(json.path("actions").asInt()).isEqualTo(3);
        assertThat(json.path("underProvisionedShare").isNumber()).isTrue();
        assertThat(json.path("reasons").path("Scheduled").asInt()).isPositive();
        assertThat(simulate("-o", "yaml").out()).contains("actions: 3\n");
    }

    @Test
    void everyLookIsALineOfCsv() throws Exception {
        Path csv = folder.resolve("out.csv");
        simulate("--csv", csv.toString());
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.getFirst()).isEqualTo("timestamp,queue,replicas,ready,needed,desired,floor,cap,rule,reason");
        assertThat(lines).hasSize(21);
        assertThat(lines.get(1)).isEqualTo("1970-01-01T00:00:00Z,20,2,2,2,2,1,13,,AtDesired");
        assertThat(lines.get(5)).isEqualTo("1970-01-01T00:01:00Z,80,2,2,8,8,1,13,,ScaledUp");
        assertThat(lines.get(9)).startsWith("1970-01-01T00:02:00Z,,8,8,,9,9,13,\"'=Noon, \"\"<b>\"\"\",");
    }

    @Test
    void everyLookIsInTheJson() throws Exception {
        Path file = folder.resolve("out.json");
        simulate("--json", file.toString());
        JsonNode json = JSON.readTree(file.toFile());
        assertThat(json.path("looks")).hasSize(20);
        assertThat(json.path("actions")).hasSize(3);
        assertThat(json.path("looks").path(4).path("metrics").path("queue").asInt())
                .isEqualTo(80);
        assertThat(json.path("looks").path(8).path("rule").asText()).isEqualTo("=Noon, \"<b>\"");
        assertThat(json.path("actions").path(0).path("message").asText())
                .isEqualTo("2 → 8: queue 80 at 10 per replica asks for 8");
    }

    @Test
    void theScalerMayComeFromStandardInput() throws Exception {
        Run run = Run.withInput(Files.readString(Path.of(scaler)), "simulate", "-f", "-", "--trace", trace);
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aBareSpecWillDo() throws Exception {
        String spec = "maxReplicas: 5\nmetric: {name: queue, type: redis, targetValue: 10}\n";
        assertThat(Run.withInput(spec, "simulate", "-f", "-", "--trace", trace).exitCode())
                .isZero();
    }

    @Test
    void aTraceWithoutTheMetricIsRefused() throws Exception {
        Files.writeString(Path.of(trace), "timestamp,jobs\n0,20\n60,80\n");
        Run run = simulate();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("has no column for queue; its columns are jobs")
                .hasLineCount(1);
    }

    @Test
    void aBrokenScalerIsRefusedWithEveryReason() {
        Run run = Run.withInput(
                "maxReplicas: 0\nmetric: {name: queue, type: redis, targetValue: -1}\n",
                "simulate",
                "-f",
                "-",
                "--trace",
                trace);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("spec.maxReplicas: 0", "spec.metric.targetValue: -1")
                .hasLineCount(1);
    }

    @Test
    void aBrokenTraceIsRefusedWithItsLine() throws Exception {
        Files.writeString(Path.of(trace), "timestamp,queue\n0,20\n60,many\n");
        assertThat(simulate().err()).contains("trace.csv: line 3: queue \"many\" is no number");
    }

    @Test
    void aQueueNeedsItsServiceRate() {
        Run run = simulate("--load", "queue");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("needs --service-rate above 0");
        assertThat(simulate("--load", "queue", "--service-rate", "0.5").exitCode())
                .isZero();
        assertThat(simulate("--load", "queue", "--service-rate", "1", "--queue", "none")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void aFileThatCannotBeWrittenIsOneLine() {
        Run run = simulate("--csv", folder.resolve("none/out.csv").toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("cannot be written").hasLineCount(1);
    }

    @Test
    void progressIsForTerminals() {
        assertThat(simulate().err()).isEmpty();
    }
}
