package io.generalscaler.deploy.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same sources, built in another folder, time zone and language, give the same jars, bit for bit; so whoever doubts a release can
 * make it anew. (The caches of loaded classes in the images are not part of it: they fit one machine.)
 */
class RebuildIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> NOT_SOURCES = Set.of("target", ".git", ".generalscaler", ".idea", "node_modules");
    private static final List<String> PROGRAMS = List.of("webhook", "controller", "cli");
    private static final int DEADLINE_MINUTES = 10;

    @TempDir
    private Path folder;

    @Test
    void jarsAreRebuiltBitForBit() throws Exception {
        Path sources = folder.resolve("another folder");
        copySources(sources);

        build(sources);

        for (String program : PROGRAMS) {
            Map<String, byte[]> again = jars(sources.resolve(program, "target"));
            Map<String, byte[]> here = jars(ROOT.resolve(program, "target"));
            assertThat(again.keySet()).as(program).isEqualTo(here.keySet());
            here.forEach((jar, bytes) -> assertThat(again.get(jar)).as(jar).isEqualTo(bytes));
        }
    }

    private void build(Path sources) throws IOException, InterruptedException {
        Path log = folder.resolve("build.log");
        ProcessBuilder maven = new ProcessBuilder(
                        "mvn",
                        "-o",
                        "-B",
                        "-q",
                        "-DskipTests",
                        "-Dspotless.check.skip",
                        "-pl",
                        String.join(",", PROGRAMS),
                        "-am",
                        "package")
                .directory(sources.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        maven.environment()
                .putAll(Map.of("TZ", "Pacific/Chatham", "LC_ALL", "C", "JAVA_HOME", System.getProperty("java.home")));
        Process process = maven.start();
        try {
            assertThat(process.waitFor(DEADLINE_MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }

    private static Map<String, byte[]> jars(Path target) throws IOException {
        Map<String, byte[]> jars = new TreeMap<>();
        try (Stream<Path> files = Files.walk(target, 2)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".jar")).toList()) {
                jars.put(target.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        assertThat(jars).isNotEmpty();
        return jars;
    }

    private static void copySources(Path to) throws IOException {
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
                if (NOT_SOURCES.contains(from.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(ROOT.relativize(from).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
                Files.copy(from, to.resolve(ROOT.relativize(from).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
