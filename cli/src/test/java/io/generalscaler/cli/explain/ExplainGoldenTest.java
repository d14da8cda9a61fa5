package io.generalscaler.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.generalscaler.cli.Run;
import io.generalscaler.cli.cluster.FakeApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code gscale explain} prints of the objects in {@code resources/explain}, on a wide terminal, on a narrow one, and in colour. */
class ExplainGoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/explain");
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
        try (FakeApi api = new FakeApi(folder).get(FakeApi.SCALERS + "/" + scaler, 200, object)) {
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

    private static void golden(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("generalscaler.regenerate")) {
            Files.writeString(file, text);
        }
        assertThat(text).as(name).isEqualTo(Files.readString(file));
    }
}
