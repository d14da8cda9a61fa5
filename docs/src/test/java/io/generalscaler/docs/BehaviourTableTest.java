package io.generalscaler.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.engine.model.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code docs/behaviour.md} and the tests that it names hold each other: no rule without a row, no row that is gone. */
final class BehaviourTableTest {

    private static final Path ROOT = root();
    private static final Path PAGE = ROOT.resolve("docs/behaviour.md");
    private static final List<Line> LINES = lines();
    /** By class name, and by module and class name: {@code LimitsTest}, {@code engine/LimitsTest}. */
    private static final Map<String, List<TestRows>> TESTS = tests();

    private static final Pattern PROOF = Pattern.compile("`(?:([\\w-]+)/)?(\\w+): ([^`]+)`");
    private static final Pattern WORD = Pattern.compile("`(\\w+)`");

    /** A row of a table: its place, the heading that it stands under, its cells. */
    private record Line(int number, String heading, List<String> cells) {
        String place() {
            return "docs/behaviour.md:" + number;
        }
    }

    @Test
    @DisplayName("every rule names a test row, and every row that is named exists")
    void everyRuleIsProved() {
        List<Line> rules =
                LINES.stream().filter(line -> !line.heading().equals("Reasons")).toList();
        assertThat(rules).as("rules in docs/behaviour.md").hasSizeGreaterThan(100);
        List<String> faults = new ArrayList<>();
        for (Line rule : rules) {
            List<String> cells = rule.cells();
            if (cells.size() != 2) {
                faults.add(rule.place() + ": has " + cells.size() + " columns instead of rule and proof");
            } else if (cells.getFirst().isBlank()) {
                faults.add(rule.place() + ": the rule is empty");
            } else {
                faults.addAll(faultsOf(rule));
            }
        }
        assertThat(faults).as("rules without proof").isEmpty();
    }

    private static List<String> faultsOf(Line rule) {
        List<String> faults = new ArrayList<>();
        String proofs = rule.cells().getLast();
        Matcher proof = PROOF.matcher(proofs);
        int found = 0;
        while (proof.find()) {
            found++;
            fault(Optional.ofNullable(proof.group(1)), proof.group(2), proof.group(3))
                    .ifPresent(fault -> faults.add(rule.place() + ": " + fault));
        }
        if (found == 0) {
            faults.add(rule.place() + ": \"" + rule.cells().getFirst()
                    + "\" names no test; write the row first, then `TestClass: row name`");
        }
        if (!proof.replaceAll("").replace("<br>", "").isBlank()) {
            faults.add(rule.place() + ": beside its proofs there stands: "
                    + proof.replaceAll("").strip());
        }
        return faults;
    }

    private static Optional<String> fault(Optional<String> module, String test, String row) {
        String name = module.map(it -> it + "/" + test).orElse(test);
        List<TestRows> found = TESTS.getOrDefault(name, List.of());
        if (found.isEmpty()) {
            return Optional.of("there is no test class " + name);
        }
        if (found.size() > 1) {
            return Optional.of(name + " is the name of several test classes; put the module before it: "
                    + found.stream()
                            .map(it -> ROOT.relativize(it.source()).getName(0) + "/" + test)
                            .toList());
        }
        TestRows rows = found.getFirst();
        return rows.names().contains(row)
                ? Optional.empty()
                : Optional.of(test + " has no row \"" + row + "\"; near it: " + rows.like(row) + " (in "
                        + ROOT.relativize(rows.source()) + ")");
    }

    @Test
    @DisplayName("every reason is explained, and no other word is")
    void everyReasonIsExplained() {
        List<Line> reasons =
                LINES.stream().filter(line -> line.heading().equals("Reasons")).toList();
        assertThat(reasons)
                .allSatisfy(line -> assertThat(line.cells())
                        .as(line.place() + ": word, what it means, what you can do")
                        .hasSize(3)
                        .noneMatch(String::isBlank));
        List<String> words = reasons.stream()
                .map(line -> WORD.matcher(line.cells().getFirst()))
                .filter(Matcher::matches)
                .map(word -> word.group(1))
                .toList();
        assertThat(words)
                .as("the words of the table Reasons in docs/behaviour.md, in the order of the enum Reason")
                .containsExactlyElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::name).toList());
    }

    @Test
    @DisplayName("the list at the top leads to every heading")
    void theListLeadsEverywhere() throws IOException {
        String page = Files.readString(PAGE);
        List<String> headings = page.lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();
        assertThat(headings).allSatisfy(heading -> {
            String anchor = heading.toLowerCase(java.util.Locale.ROOT)
                    .replaceAll("[^a-z0-9 -]", "")
                    .replace(' ', '-');
            assertThat(page).contains("[" + heading + "](#" + anchor + ")");
        });
    }

    private static List<Line> lines() {
        try {
            List<Line> lines = new ArrayList<>();
            String heading = "";
            List<String> page = Files.readAllLines(PAGE);
            for (int i = 0; i < page.size(); i++) {
                String line = page.get(i);
                if (line.startsWith("## ")) {
                    heading = line.substring(3);
                } else if (line.startsWith("|")
                        && i > 0
                        && page.get(i - 1).startsWith("|")
                        && !line.startsWith("|---")) {
                    String inner = line.strip().replaceFirst("^\\|", "").replaceFirst("\\|$", "");
                    List<String> cells = Arrays.stream(inner.split("\\|", -1))
                            .map(String::strip)
                            .toList();
                    lines.add(new Line(i + 1, heading, cells));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, List<TestRows>> tests() {
        Map<String, List<TestRows>> tests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROOT, 12)) {
            files.filter(file -> file.toString().matches(".*/src/test/java/.*(Test|IT)\\.java"))
                    .filter(file -> !ROOT.relativize(file).toString().contains("target/"))
                    .forEach(file -> {
                        String module = ROOT.relativize(file).getName(0).toString();
                        String name = file.getFileName().toString().replace(".java", "");
                        TestRows rows = TestRows.of(file, ROOT.resolve(module));
                        tests.computeIfAbsent(name, it -> new ArrayList<>()).add(rows);
                        tests.computeIfAbsent(module + "/" + name, it -> new ArrayList<>())
                                .add(rows);
                    });
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return tests;
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("engine/pom.xml"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
