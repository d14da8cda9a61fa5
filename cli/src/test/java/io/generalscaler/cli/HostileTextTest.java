package io.generalscaler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.cli.cluster.FakeApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a file, a cluster or an argument: it is shown, and steers no terminal. */
class HostileTextTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Our own colours, and the line of progress. */
    private static final String OURS = "\u001b\\[([012]|3[123])m|\r\u001b\\[K(simulating \\d+ %)?";

    /** What a name holds that steers: colours, also those that we use ourselves, titles, screens, lines, directions. */
    static Stream<String> names() {
        return Stream.of(
                "\u001b[32mX",
                "\u001b[0mX",
                "\u001b[1mX",
                "\u001b]0;title\u0007X",
                "\u001b[2JX",
                "\u001bcX",
                "\u009b31mX",
                "\u007fX",
                "\rX",
                "\bX",
                "\u0085X",
                "\u2028X",
                "\u202eX",
                "\u2066X",
                "\u200fX");
    }

    @TempDir
    private Path folder;

    private static String scaler(String name) throws JsonProcessingException {
        ObjectNode scaler = (ObjectNode) JSON.readTree("""
                {"apiVersion": "autoscaling.generalscaler.io/v1alpha1", "kind": "GeneralScaler", "metadata": {}, "spec": {
                  "targetRef": {"name": "w"}, "maxReplicas": 5,
                  "metric": {"type": "redis", "targetValue": 10, "redis": {"host": "redis", "queueName": "q"}}}}""");
        scaler.withObject("/metadata").put("name", name);
        return JSON.writeValueAsString(scaler);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static void isInert(String name, String... command) {
        isInert(name, Run.gscale(command), false);
        isInert(name, Run.onTerminal(command), true);
    }

    private static void isInert(String name, Run run, boolean hasColours) {
        String said = run.out() + run.err();
        assertThat(said).doesNotContain(name);
        String plain = hasColours ? said.replaceAll(OURS, "") : said;
        assertThat(plain.codePoints().filter(it -> it != '\n'))
                .noneMatch(it -> List.of(
                                (int) Character.CONTROL, (int) Character.FORMAT, (int) Character.LINE_SEPARATOR, (int)
                                        Character.PARAGRAPH_SEPARATOR)
                        .contains(Character.getType(it)));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("names")
    void isInertInEveryCommand(String name) throws IOException {
        String accepted = file("a.json", scaler(name));
        String spec = file(
                "b.json", scaler("b").replace("\"maxReplicas\":5", "\"maxReplicas\":0,\"x" + escaped(name) + "\":1"));
        String garbled = file("c.yaml", "a: 1\n\"" + escaped(name) + "\": 1\n\"" + escaped(name) + "\": 2\n");
        String load = file("load.csv", "timestamp,redis\n0,1\n15,2\n30,3\n");

        isInert(name, "validate", "-f", accepted, "-f", spec, "-f", garbled);
        isInert(name, "validate", "-f", accepted, "-f", accepted, "-o", "json");
        isInert(name, "validate", "-f", accepted, "-f", spec, "-o", "yaml");
        isInert(name, "validate", "-f", folder + "/" + name + "/nothing.yaml");
        isInert(name, "simulate", "-f", accepted, "--trace", load);
        isInert(name, "simulate", "-f", accepted, "--trace", load, "--name", name);
        isInert(name, "simulate", "-f", accepted, "--trace", file("x.csv", "timestamp," + name + "\n0,1\n15,2\n"));
        isInert(name, "simulate", "-f", accepted, "--trace", file("y.csv", "timestamp,redis\n0,1\n15," + name + "\n"));
        isInert(name, "simulate", "-f", accepted, "--trace", file("z.csv", "timestamp,redis\n0,1\n" + name + ",1\n"));
        isInert(name, "simulate", "-f", accepted, "--trace", load, "--interval", name);
        isInert(
                name,
                "decide",
                "-o",
                "text",
                "-f",
                file("q.jsonl", "{\"id\": \"" + escaped(name) + "\", \"" + escaped(name) + "\": 1}\n"));
        isInert(name, "decide", "-f", name);
        isInert(name, name);
        isInert(name, "validate", name);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("names")
    void isInertWhereItComesFromACluster(String name) throws IOException {
        ObjectNode object = (ObjectNode) JSON.readTree(scaler("s"));
        object.withObject("/metadata").put("namespace", "shop");
        object.set("status", JSON.readTree("""
                {"currentReplicas": 2, "desiredReplicas": 2,
                 "lastDecision": {"time": "2026-01-15T10:29:00Z", "kind": "Hold", "reason": "@", "message": "@", "before": 2, "after": 2,
                   "steps": [{"stage": "@", "before": 2, "after": 2, "reason": "@", "message": "@"}]},
                 "conditions": [{"type": "Ready", "status": "False", "reason": "@", "message": "@",
                   "lastTransitionTime": "2026-01-15T10:00:00Z"}],
                 "metrics": [{"name": "@", "state": "@", "value": "1"}]}""".replace("@", escaped(name))));
        try (FakeApi api = new FakeApi(folder).get(FakeApi.SCALERS + "/s", 200, object)) {
            isInert(name, api.with("explain", "s"));
            isInert(name, api.with("explain", "s", "-o", "json"));
            isInert(name, api.with("explain", "s", "-o", "yaml"));
        }
    }

    /** As it is written between quotes of JSON, and of YAML. */
    private static String escaped(String name) {
        StringBuilder escaped = new StringBuilder();
        name.chars().forEach(it -> escaped.append(String.format("\\u%04x", it)));
        return escaped.toString();
    }
}
