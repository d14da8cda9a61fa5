package io.generalscaler.controller.observe.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.generalscaler.api.compile.Compilation;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.source.MetricQuery;
import io.generalscaler.api.source.MetricSources;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.sources.spi.FailureReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The metric source of {@code docs/metric-source.md}: its code is the page's, and it is all that a type takes. */
final class AddedSourceTest {
    private static final Path ROOT = Path.of("..");
    private static final List<Path> FILES = List.of(
            Path.of("src/test/java/com/example/filesize/FileSizeProvider.java"),
            Path.of("src/test/java/com/example/filesize/Disk.java"),
            Path.of("src/test/java/com/example/filesize/FileSize.java"),
            Path.of("src/test/java/com/example/filesize/FileSizeOpener.java"),
            Path.of("src/test/resources/META-INF/services/io.generalscaler.api.source.MetricSourceProvider"),
            Path.of("src/test/resources/META-INF/services/io.generalscaler.sources.spi.MetricSourceOpener"));

    @TempDir
    private Path folder;

    @Test
    void thePageShowsTheWholeSource() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/metric-source.md"));
        for (Path file : FILES) {
            assertThat(page).contains("\n" + Files.readString(file) + "```\n");
        }
    }

    @Test
    void nothingElseNamesTheType() throws IOException {
        List<Path> modules;
        try (Stream<Path> folders = Files.list(ROOT)) {
            modules = folders.map(folder -> folder.resolve("src/main"))
                    .filter(Files::isDirectory)
                    .toList();
        }
        assertThat(modules).hasSizeGreaterThan(5);
        for (Path module : modules) {
            try (Stream<Path> files = Files.walk(module)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain("file-size");
                }
            }
        }
    }

    @Test
    void itIsReadAsAnyOther() throws Exception {
        Path file = Files.writeString(folder.resolve("jobs"), "12345");
        try (SourceFixture sources = SourceFixture.onLoopback()) {
            assertThat(sources.read(metric(file)))
                    .isInstanceOfSatisfying(
                            Answer.Value.class,
                            value -> assertThat(value.sample().high()).isEqualByComparingTo("5"));
            assertThat(sources.read(metric(folder.resolve("none"))))
                    .isInstanceOfSatisfying(
                            Answer.Failed.class,
                            failed -> assertThat(failed.reason()).isEqualTo(FailureReason.NoData));
        }
    }

    @Test
    void itIsJudgedAsAnyOther() {
        assertThat(compile("{type: file-size, targetValue: 10, config: {path: /var/spool/jobs}}"))
                .isInstanceOf(Compilation.Accepted.class);
        assertThat(compile("{type: file-size, targetValue: 10, config: {path: jobs}}"))
                .isInstanceOfSatisfying(
                        Compilation.Rejected.class,
                        rejected -> assertThat(rejected.violations())
                                .extracting(Violation::sentence)
                                .containsExactly("spec.metric.config[path]: \"jobs\": must be an absolute path such as"
                                        + " /var/spool/jobs"));
        assertThat(compile("{type: file-sise, targetValue: 10}"))
                .isInstanceOfSatisfying(
                        Compilation.Rejected.class,
                        rejected -> assertThat(rejected.violations())
                                .extracting(Violation::sentence)
                                .singleElement()
                                .asString()
                                .endsWith("did you mean file-size?"));
    }

    @Test
    void itHasItsOwnWords() {
        MetricSources sources = MetricSources.installed();
        assertThat(sources.query(sources.find("file-size").orElseThrow().example()))
                .map(MetricQuery::describe)
                .contains("does the disk answer for the size of /var/spool/jobs?");
    }

    private static Compilation compile(String metric) {
        String spec = "targetRef: {name: app}\nmaxReplicas: 3\nmetric: " + metric;
        return Compiler.installed()
                .compile(Serialization.unmarshal(spec, GeneralScalerSpec.class), Context.at(Instant.EPOCH));
    }

    private static String metric(Path file) {
        return "type: file-size\nconfig: {path: '" + file.toAbsolutePath() + "'}";
    }
}
