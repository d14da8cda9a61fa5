package io.generalscaler.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/logs.md has each line that webhook and controller may write, with its fields, and no other. */
final class LogsTableTest {
    private static final Path ROOT = Path.of("..");
    private static final List<String> MODULES =
            List.of("controller", "webhook", "kube", "process", "reach", "sources", "certs");

    /** A statement's last call; its message is a literal, in parts where it is long. */
    private static final Pattern LINE = Pattern.compile("\\.log\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*\\+?\\s*)+)\\)");

    private static final Pattern ANY_LINE = Pattern.compile("\\.log\\(");
    private static final Pattern PART = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern KEY = Pattern.compile("addKeyValue\\(\\s*\"(\\w+)\"");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([^`]+)` \\| (DEBUG|INFO|WARN|ERROR) \\|([^|]*)\\| ([^|]+) \\|$");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    @Test
    void hasEachLineAndNoOther() throws IOException {
        Set<String> written = new TreeSet<>();
        sources().forEach((file, source) -> written.addAll(lines(source)));
        assertThat(rows().keySet()).isEqualTo(written);
    }

    /** By source file, for some statements share the part that adds fields. */
    @Test
    void hasTheFieldsOfEach() throws IOException {
        Map<String, Set<String>> rows = rows();
        sources().forEach((file, source) -> {
            Set<String> told = lines(source).stream()
                    .flatMap(line -> rows.getOrDefault(line, Set.of()).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(told).as("fields of the lines of " + file).isEqualTo(found(KEY, source));
        });
    }

    @Test
    void everyMessageIsALiteral() throws IOException {
        sources()
                .forEach((file, source) -> assertThat(LINE.matcher(source).results())
                        .as(file + ": a message that is put together cannot be looked up")
                        .hasSize((int) ANY_LINE.matcher(source).results().count()));
    }

    @Test
    void namesTheNumbers() throws IOException {
        String resolver = Files.readString(
                ROOT.resolve("process/src/main/java/io/generalscaler/process/log/FieldsResolver.java"));
        String numbers = resolver.substring(resolver.indexOf("Set.of("), resolver.indexOf(");"));
        String page = page();
        String told = page.substring(page.indexOf("Always numbers:"), page.indexOf("All others"));
        assertThat(found(NAME, told)).isEqualTo(found(PART, numbers));
    }

    private static Map<String, Set<String>> rows() throws IOException {
        Map<String, Set<String>> rows = new TreeMap<>();
        Matcher row = ROW.matcher(page());
        while (row.find()) {
            assertThat(rows.put(row.group(1), found(NAME, row.group(3))))
                    .as("a second row for " + row.group(1))
                    .isNull();
        }
        return rows;
    }

    private static Set<String> lines(String source) {
        Set<String> lines = new TreeSet<>();
        Matcher line = LINE.matcher(source);
        while (line.find()) {
            StringBuilder message = new StringBuilder();
            Matcher part = PART.matcher(line.group(1));
            while (part.find()) {
                message.append(part.group(1));
            }
            lines.add(message.toString());
        }
        return lines;
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The sources that log, by file name. */
    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String module : MODULES) {
            List<Path> files = new ArrayList<>();
            try (Stream<Path> all = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
            for (Path file : files) {
                String source = Files.readString(file);
                if (source.contains("LoggerFactory.getLogger")) {
                    sources.put(file.getFileName().toString(), source);
                }
            }
        }
        return sources;
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/logs.md"));
    }
}
