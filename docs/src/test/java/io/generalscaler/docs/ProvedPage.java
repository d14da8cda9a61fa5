package io.generalscaler.docs;

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

/** The rows of the tables of a page, and whether the tests exist that they name. */
final class ProvedPage {
    private static final Path ROOT = root();

    /** By class name, and by module and class name: {@code LimitsTest}, {@code engine/LimitsTest}. */
    private static final Map<String, List<TestRows>> TESTS = tests();

    private static final Pattern PROOF = Pattern.compile("`(?:([\\w-]+)/)?(\\w+): ([^`]+)`");

    private final String page;
    private final List<Line> lines;

    /** A page below the project's folder. */
    ProvedPage(String page) {
        this.page = page;
        this.lines = lines(ROOT.resolve(page));
    }

    /** A row of a table: the page, its line, the heading that it stands under, its cells. */
    record Line(String page, int number, String heading, List<String> cells) {
        String place() {
            return page + ":" + number;
        }
    }

    List<Line> lines() {
        return lines;
    }

    String text() {
        try {
            return Files.readString(ROOT.resolve(page));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What is wrong with the proofs in the last cell of a row. */
    static List<String> faultsOf(Line rule) {
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

    private List<Line> lines(Path file) {
        try {
            List<Line> lines = new ArrayList<>();
            String heading = "";
            List<String> text = Files.readAllLines(file);
            for (int i = 0; i < text.size(); i++) {
                String line = text.get(i);
                if (line.startsWith("## ")) {
                    heading = line.substring(3);
                } else if (line.startsWith("|")
                        && i > 0
                        && text.get(i - 1).startsWith("|")
                        && !line.startsWith("|---")) {
                    String inner = line.strip().replaceFirst("^\\|", "").replaceFirst("\\|$", "");
                    List<String> cells = Arrays.stream(inner.split("\\|", -1))
                            .map(String::strip)
                            .toList();
                    lines.add(new Line(page, i + 1, heading, cells));
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
