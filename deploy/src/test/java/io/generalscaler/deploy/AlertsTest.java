package io.generalscaler.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alert rules: read by Prometheus, fired when they should, and the same in the chart. */
class AlertsTest {
    private static final Path FILE = Path.of("alerts", "generalscaler.rules.yaml");
    private static final Path COPY = Chart.FOLDER.resolve(Path.of("files", "alerts", "generalscaler.rules.yaml"));
    private static final Pattern OURS = Pattern.compile("\\bgeneralscaler_[a-z_]+");

    @TempDir
    Path folder;

    @Test
    void theChartHasTheSame() throws IOException {
        Generated.check(COPY, Generated.read(FILE));
        JsonNode rule = Chart.objects("monitored").ofKind("PrometheusRule").getFirst();
        assertThat(rule.get("spec")).isEqualTo(file());
    }

    @Test
    void prometheusReadsThem() throws Exception {
        promtool("check", "rules", FILE.toString());
    }

    @Test
    void theyFireWhenNobodyActsAndWhenNothingIsScraped() throws Exception {
        Path tests = Files.writeString(folder.resolve("tests.yaml"), """
                rule_files: [%s]
                evaluation_interval: 1m
                tests:
                - name: two replicas, none of which leads
                  interval: 1m
                  input_series:
                  - {series: 'generalscaler_leader{pod="a"}', values: '1 1 0x10'}
                  - {series: 'generalscaler_leader{pod="b"}', values: '0x12'}
                  - {series: 'generalscaler_webhook_ready{pod="a"}', values: '1x12'}
                  alert_rule_test:
                  - {eval_time: 3m, alertname: GeneralScalerNobodyActs, exp_alerts: []}
                  - eval_time: 5m
                    alertname: GeneralScalerNobodyActs
                    exp_alerts:
                    - exp_labels: {severity: critical}
                      exp_annotations: {summary: "%s", description: "%s"}
                  - {eval_time: 5m, alertname: GeneralScalerWebhookNotReady, exp_alerts: []}
                - name: nothing is scraped
                  interval: 1m
                  input_series: [{series: up, values: '1x12'}]
                  alert_rule_test:
                  - eval_time: 5m
                    alertname: GeneralScalerNobodyActs
                    exp_alerts:
                    - exp_labels: {severity: critical}
                      exp_annotations: {summary: "%s", description: "%s"}
                - name: another takes over
                  interval: 1m
                  input_series:
                  - {series: 'generalscaler_leader{pod="a"}', values: '1 1 0x10'}
                  - {series: 'generalscaler_leader{pod="b"}', values: '0 0 0 1x9'}
                  alert_rule_test:
                  - {eval_time: 10m, alertname: GeneralScalerNobodyActs, exp_alerts: []}
                """.formatted(
                FILE.toAbsolutePath(), said("summary"), said("description"), said("summary"), said("description")));
        promtool("test", "rules", tests.toString());
    }

    @Test
    void eachSaysWhatIsWrongAndWhatToDo() throws IOException {
        assertThat(file().at("/groups/0/rules")).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
            assertThat(rule.at("/annotations/description").asText()).isNotBlank();
            assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning");
        });
    }

    /** The names of our own metrics that the rules ask for. */
    static Set<String> metrics() throws IOException {
        Set<String> names = new TreeSet<>();
        for (JsonNode rule : file().at("/groups/0/rules")) {
            Matcher matcher = OURS.matcher(rule.get("expr").asText());
            while (matcher.find()) {
                names.add(matcher.group());
            }
        }
        return names;
    }

    private static String said(String annotation) throws IOException {
        return file().at("/groups/0/rules/0/annotations/" + annotation).asText();
    }

    private static JsonNode file() throws IOException {
        return new ObjectMapper().valueToTree(Rendered.YAML.readValue(Generated.read(FILE), Object.class));
    }

    private void promtool(String... arguments) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        String[] command = new String[arguments.length + 1];
        command[0] = "promtool";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process promtool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(promtool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(promtool.exitValue()).as(Files.readString(output)).isZero();
    }
}
