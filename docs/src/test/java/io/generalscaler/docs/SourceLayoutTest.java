package io.generalscaler.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every source file: size, names, a description of each package. */
final class SourceLayoutTest {

    private static final Path ROOT = root();
    private static final Pattern VAGUE =
            Pattern.compile("(Util|Utils|Helper|Helpers|Manager|Common|Impl)\\.java|/(util|helper|manager|common)/");
    private static final Map<Path, List<String>> MAIN = sources("/src/main/java/");
    private static final Map<Path, List<String>> ALL = sources("/src/");

    @Test
    void noFileIsLongerThan300Lines() {
        assertThat(MAIN).isNotEmpty();
        assertThat(MAIN).allSatisfy((file, lines) -> assertThat(lines).hasSizeLessThanOrEqualTo(300));
    }

    @Test
    void mostFilesAreShort() {
        List<Integer> sizes = MAIN.values().stream().map(List::size).sorted().toList();
        assertThat(sizes.get(sizes.size() / 2)).as("median lines of a file").isLessThanOrEqualTo(60);
        assertThat(sizes.get((int) (sizes.size() * 0.95))).as("95th percentile").isLessThanOrEqualTo(200);
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        List<Path> packages = MAIN.keySet().stream()
                .filter(file -> !file.endsWith("module-info.java"))
                .map(Path::getParent)
                .distinct()
                .toList();
        assertThat(packages).allSatisfy(folder -> {
            Path info = folder.resolve("package-info.java");
            assertThat(info).exists();
            assertThat(Files.readString(info)).contains("/**").contains("@NullMarked");
        });
    }

    /** Which module may see which is said in the tests of each, so that a wrong import fails where it stands. */
    @Test
    void everyModuleTestsItsWalls() {
        Set<String> modules = modules(MAIN.keySet(), "/src/main/");
        List<Path> walls = ALL.keySet().stream()
                .filter(file -> file.endsWith("WallsTest.java"))
                .toList();
        assertThat(modules(walls, "/src/test/")).containsExactlyInAnyOrderElementsOf(modules);
    }

    private static Set<String> modules(Collection<Path> files, String below) {
        return files.stream()
                .map(file -> "/" + ROOT.relativize(file))
                .map(file -> file.substring(0, file.indexOf(below)))
                .collect(Collectors.toSet());
    }

    @Test
    void noNameHidesWhatAClassIs() {
        assertThat(ALL.keySet().stream().map(Path::toString)).noneMatch(VAGUE.asPredicate());
    }

    @Test
    void noTestIsSkipped() {
        Pattern skip = Pattern.compile("@Disabled|@EnabledIf|@DisabledIf|assumeTrue|assumeFalse|assumeThat");
        assertThat(ALL).allSatisfy((file, lines) -> {
            if (!file.endsWith("SourceLayoutTest.java")) {
                assertThat(lines).noneMatch(skip.asPredicate());
            }
        });
    }

    private static Map<Path, List<String>> sources(String part) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> ("/" + ROOT.relativize(file)).contains(part))
                    .filter(file -> !ROOT.relativize(file).toString().contains("target/"))
                    .collect(Collectors.toMap(file -> file, SourceLayoutTest::lines, (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("engine/pom.xml"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
