package io.generalscaler.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.generalscaler.cli.Run;
import io.generalscaler.cli.cluster.FakeApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code gscale explain} prints of the objects in {@code resources/explain}, on a wide terminal, on a narrow one, and in colour. */
class ExplainGoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/explain");
    private static final String LEASE =
            "/apis/coordination.k8s.io/v1/namespaces/generalscaler-system/leases/generalscaler-controller";
    private static final List<String> WITHOUT_DECISION = List.of("never-looked-at", "empty-status");

    static Stream<String> objects() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("objects")
    void reads(String name, @TempDir Path folder) throws IOException {
        JsonNode object =
                new YAMLMapper().readTree(FOLDER.resolve(name + ".yaml").toFile());
        String scaler = object.at("/metadata/name").asText();
        try (FakeApi api = new FakeApi(folder)
                .get(FakeApi.SCALERS + "/" + scaler, 200, object)
                .get(LEASE, 200, lease(name))) {
            String[] command = api.with("explain", scaler);
            Run wide = Run.wide(120, command);
            assertThat(wide.err()).isEmpty();
            assertThat(wide.exitCode()).isEqualTo(WITHOUT_DECISION.contains(name) ? 1 : 0);
            assertThat(wide.lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 120);
            golden(
                    name + ".txt",
                    "--- 120 columns\n" + wide.out() + "\n--- 80 columns\n"
                            + Run.wide(80, command).out() + "\n--- in colour\n"
                            + Run.onTerminal(command).out().replace("\u001b", "^"));
        }
    }

    private static JsonNode lease(String name) throws IOException {
        Instant renewed = Instant.parse(name.equals("nobody-acts") ? "2026-01-15T10:18:00Z" : "2026-01-15T10:29:58Z");
        return new YAMLMapper().readTree("""
                apiVersion: coordination.k8s.io/v1
                kind: Lease
                metadata: {name: generalscaler-controller, namespace: generalscaler-system}
                spec: {holderIdentity: controller-1_abc, renewTime: "%s", leaseDurationSeconds: 15}
                """.formatted(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSX")
                .withZone(ZoneOffset.UTC)
                .format(renewed)));
    }

    private static void golden(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("generalscaler.regenerate")) {
            Files.writeString(file, text);
        }
        assertThat(text).as(name).isEqualTo(Files.readString(file));
    }
}
