package io.generalscaler.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Does by hand, in a folder, what an image builder does: copies what the container file names, runs its commands, and starts the
 * program. Needs the programs to be packaged, so it runs after that phase.
 */
class ContainerfileIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLANK = Pattern.compile(" ");
    private static final int DEADLINE_SECONDS = 120;

    @TempDir
    Path image;

    @ParameterizedTest(name = "the {0} image holds every jar that its program names")
    @ValueSource(strings = {"webhook", "controller"})
    void holdsEveryJar(String program) throws IOException {
        Containerfile file = Containerfile.target(program);
        copy(file);

        Path jar = Path.of(inImage(file.entrypoint().getLast()));
        assertThat(jar).isRegularFile();
        try (JarFile opened = new JarFile(jar.toFile())) {
            String classPath = opened.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            assertThat(BLANK.splitAsStream(classPath))
                    .isNotEmpty()
                    .allSatisfy(entry -> assertThat(jar.resolveSibling(entry)).isRegularFile());
        }
    }

    @ParameterizedTest(name = "the {0} image builds and its program starts")
    @ValueSource(strings = {"webhook", "controller"})
    void buildsAndStarts(String program) throws IOException, InterruptedException {
        Containerfile file = Containerfile.target(program);
        copy(file);
        for (List<String> command : file.runs()) {
            run(command);
        }

        List<String> help = new ArrayList<>(file.entrypoint());
        // With this Java ends at once if the cache does not fit, instead of going on without it.
        help.add(1, "-XX:AOTMode=on");
        help.add("--help");

        assertThat(run(help)).contains("Usage:");
    }

    @ParameterizedTest(name = "the {0} image runs as a numeric user other than root, as the chart's pods do")
    @ValueSource(strings = {"webhook", "controller"})
    void runsAsTheUserOfTheChart(String program) {
        var pod = Chart.objects("default").podTemplates().findFirst().orElseThrow();
        String user = pod.at("/spec/securityContext/runAsUser").asText();

        assertThat(Containerfile.target(program).user()).isEqualTo(user + ":" + user);
    }

    @ParameterizedTest(name = "the {0} image exposes the ports of the chart")
    @ValueSource(strings = {"webhook", "controller"})
    void exposesThePortsOfTheChart(String program) {
        var container = Rendered.each(Chart.objects("default")
                        .podTemplates()
                        .findFirst()
                        .orElseThrow()
                        .at("/spec/containers"))
                .filter(one -> one.get("name").asText().equals(program))
                .findFirst()
                .orElseThrow();

        assertThat(Containerfile.target(program).ports())
                .containsExactlyElementsOf(Rendered.each(container.get("ports"))
                        .map(port -> port.get("containerPort").asText())
                        .toList());
    }

    @ParameterizedTest(name = "the ignore file lets the {0} image's files through")
    @ValueSource(strings = {"webhook", "controller"})
    void ignoreFileLetsThrough(String program) {
        List<String> admitted = Generated.read(Containerfile.IGNORE).lines().toList();

        for (List<String> copy : Containerfile.target(program).copies()) {
            assertThat(copy.subList(0, copy.size() - 1))
                    .allSatisfy(source -> assertThat(admitted).contains("!" + source));
        }
    }

    private void copy(Containerfile file) throws IOException {
        for (List<String> words : file.copies()) {
            String destination = words.getLast();
            for (String word : words.subList(0, words.size() - 1)) {
                Path source = ROOT.resolve(word);
                assertThat(source).as("packaged file").exists();
                Path target = Path.of(inImage(destination));
                if (Files.isDirectory(source)) {
                    copyTree(source, target);
                } else {
                    Path into = destination.endsWith("/") ? target.resolve(source.getFileName()) : target;
                    Files.createDirectories(into.getParent());
                    Files.copy(source, into, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static void copyTree(Path source, Path target) throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path into = target.resolve(source.relativize(file));
                Files.createDirectories(into.getParent());
                Files.copy(file, into, StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** What the command prints; it must end well. */
    private String run(List<String> command) throws IOException, InterruptedException {
        List<String> local = new ArrayList<>(command.stream().map(this::inImage).toList());
        assertThat(local.getFirst()).isEqualTo("java");
        local.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        File output = Files.createTempFile(image, "output", ".txt").toFile();
        Process process = new ProcessBuilder(local)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String printed = Files.readString(output.toPath());
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }

    private String inImage(String argument) {
        return argument.replace("/app", image.resolve("app").toString());
    }
}
