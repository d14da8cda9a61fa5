package io.generalscaler.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rows of a test class, as its source names them: string literals (the first column of a literal that has columns), test
 * methods, and of a folder that the test reads the names of the files and the {@code id} of each JSON line.
 */
record TestRows(Path source, Set<String> names) {
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern METHOD = Pattern.compile("\\bvoid (\\w+)\\(");
    private static final Pattern ID = Pattern.compile("^\\{\\s*\"id\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Reads a test's source; {@code module} is the folder that its relative paths start from. */
    static TestRows of(Path source, Path module) {
        String text = read(source);
        Set<String> names = new TreeSet<>();
        Matcher methods = METHOD.matcher(text);
        while (methods.find()) {
            names.add(methods.group(1));
        }
        Matcher literals = LITERAL.matcher(text);
        while (literals.find()) {
            String literal = literals.group(1).replace("\\\"", "\"").replace("\\\\", "\\");
            names.add(literal);
            names.add(literal.split("\\s*\\|", 2)[0]);
            if (literal.contains("/") && !literal.contains(":") && Files.isDirectory(module.resolve(literal))) {
                names.addAll(goldens(module.resolve(literal)));
            }
        }
        return new TestRows(source, names);
    }

    private static Set<String> goldens(Path folder) {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                names.add(name.replaceFirst("\\..*", ""));
                if (name.endsWith(".jsonl")) {
                    for (String line : Files.readAllLines(file)) {
                        Matcher id = ID.matcher(line);
                        if (id.find()) {
                            names.add(id.group(1));
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    /** The rows that share the most words with a name that does not exist. */
    List<String> like(String missing) {
        Set<String> words = Set.copyOf(List.of(missing.split("\\W+")));
        return names.stream()
                .filter(name -> common(name, words) > 0)
                .sorted((one, other) -> Long.compare(common(other, words), common(one, words)))
                .limit(3)
                .toList();
    }

    private static long common(String name, Set<String> words) {
        return Stream.of(name.split("\\W+")).distinct().filter(words::contains).count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
