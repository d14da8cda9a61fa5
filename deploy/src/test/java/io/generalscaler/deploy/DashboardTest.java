package io.generalscaler.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Grafana dashboard: whole, in PromQL that Prometheus reads, and the same in the chart. */
class DashboardTest {
    static final Path FILE = Path.of("dashboards", "generalscaler.json");

    private static final Path COPY = Chart.FOLDER.resolve(Path.of("files", "dashboards", "generalscaler.json"));
    private static final Pattern OURS = Pattern.compile("\\bgeneralscaler_[a-z_]+");
    private static final int COLUMNS = 24;

    @TempDir
    Path folder;

    @Test
    void theChartHasTheSame() {
        Generated.check(COPY, Generated.read(FILE));
    }

    @Test
    void everyPanelSaysWhatItShowsAndHasItsPlace() throws IOException {
        Set<Integer> ids = new HashSet<>();
        Set<String> places = new HashSet<>();
        for (JsonNode panel : dashboard().get("panels")) {
            String title = panel.get("title").asText();
            assertThat(ids.add(panel.get("id").asInt())).as("id of %s", title).isTrue();
            JsonNode place = panel.get("gridPos");
            assertThat(places.add(place.get("x") + " " + place.get("y")))
                    .as("place of %s", title)
                    .isTrue();
            assertThat(place.get("x").asInt() + place.get("w").asInt())
                    .as("width of %s", title)
                    .isLessThanOrEqualTo(COLUMNS);
            if (!panel.get("type").asText().equals("row")) {
                assertThat(panel.path("description").asText())
                        .as("description of %s", title)
                        .isNotBlank();
                assertThat(panel.get("targets")).as("queries of %s", title).isNotEmpty();
            }
        }
    }

    @Test
    void prometheusReadsEveryQuery() throws IOException, InterruptedException {
        ArrayNode rules = JsonNodeFactory.instance.arrayNode();
        for (String query : queries()) {
            rules.addObject().put("record", "query:" + rules.size()).put("expr", query);
        }
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.putArray("groups").addObject().put("name", "dashboard").set("rules", rules);
        Path written = Files.writeString(folder.resolve("rules.yaml"), Rendered.YAML.writeValueAsString(file));
        Path output = folder.resolve("output.txt");

        Process promtool = new ProcessBuilder("promtool", "check", "rules", written.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(promtool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(promtool.exitValue()).as(Files.readString(output)).isZero();
    }

    /** The names of our own metrics that the dashboard asks for. */
    static Set<String> metrics() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String query : queries()) {
            Matcher matcher = OURS.matcher(query);
            while (matcher.find()) {
                names.add(matcher.group());
            }
        }
        return names;
    }

    /** Every query, with Grafana's variables replaced by what they may become. */
    private static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        for (JsonNode panel : dashboard().get("panels")) {
            for (JsonNode target : panel.path("targets")) {
                queries.add(target.get("expr")
                        .asText()
                        .replace("$__rate_interval", "5m")
                        .replace("$namespace", ".*")
                        .replace("$scaler", ".*"));
            }
        }
        return queries;
    }

    private static JsonNode dashboard() throws IOException {
        return new ObjectMapper().readTree(Generated.read(FILE));
    }
}
