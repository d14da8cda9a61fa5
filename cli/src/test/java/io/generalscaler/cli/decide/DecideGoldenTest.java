package io.generalscaler.cli.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The answers in {@code examples/decide} are what the engine says. */
class DecideGoldenTest {
    private static final Path FOLDER = Path.of("../examples/decide");
    private static final String ANSWERS = ".out.jsonl";

    static Stream<Path> questions() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .filter(file -> !file.toString().endsWith(ANSWERS)
                            && !file.toString().endsWith(".md"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void everyQuestionHasItsAnswer(Path questions) throws IOException {
        String name = questions.getFileName().toString();
        Path answers = questions.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ANSWERS);
        Run run = Run.gscale("decide", "-f", questions.toString());
        if (Boolean.getBoolean("generalscaler.regenerate")) {
            Files.writeString(answers, run.out());
        }
        assertThat(run.lines()).as(answers.toString()).isEqualTo(Files.readAllLines(answers));
        assertThat(run.exitCode()).isEqualTo(name.startsWith("mistakes") ? 1 : 0);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void thereAreAnswersToEveryPartOfTheEngine() throws IOException {
        List<String> files =
                questions().map(file -> file.getFileName().toString()).toList();
        assertThat(files)
                .contains(
                        "behavior.jsonl",
                        "partial-failure.jsonl",
                        "schedules.jsonl",
                        "cost.jsonl",
                        "slo.jsonl",
                        "pause-override.jsonl",
                        "trace.jsonl",
                        "mistakes.jsonl",
                        "documents.yaml");
    }
}
