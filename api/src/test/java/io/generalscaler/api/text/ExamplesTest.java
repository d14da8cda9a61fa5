package io.generalscaler.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.compile.Compilation;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples that people copy from. */
class ExamplesTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");
    private static final Path EXAMPLES = Path.of("../examples");
    private static final ScalerText READER = new ScalerText(Compiler.installed());

    private static Stream<Path> scalers(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream()
                    .filter(ExamplesTest::isScaler);
        }
    }

    private static boolean isScaler(Path file) {
        try {
            return Files.readString(file).contains("kind: GeneralScaler");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Path> good() throws IOException {
        return scalers(EXAMPLES)
                .filter(file -> !file.startsWith(EXAMPLES.resolve("rejected")) && file.endsWith("scaler.yaml"));
    }

    /** Whether another scaler holds the target is for the cluster to say. */
    static Stream<Path> rejected() throws IOException {
        return scalers(EXAMPLES.resolve("rejected")).filter(file -> !file.endsWith("second-scaler.yaml"));
    }

    private static List<Compilation> compiled(Path file) throws IOException {
        return Documents.read(Files.readString(file)).stream()
                .map(document -> READER.compile(((Document.Read) document).tree(), Context.at(NOW)))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void good(Path file) throws IOException {
        assertThat(compiled(file)).isNotEmpty().allSatisfy(compilation -> {
            assertThat(compilation).isInstanceOf(Compilation.Accepted.class);
            assertThat(compilation.warnings()).isEmpty();
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void rejected(Path file) throws IOException {
        assertThat(compiled(file)).isNotEmpty().allMatch(Compilation.Rejected.class::isInstance);
    }
}
