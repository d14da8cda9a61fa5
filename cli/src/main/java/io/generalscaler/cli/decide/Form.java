package io.generalscaler.cli.decide;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How questions are written down. */
enum Form {
    /** Decided by the first line that says something. */
    AUTO,
    JSON,
    YAML;

    /** A key, a divider, a directive, a list's item, a comment: what JSON lines never begin with. */
    private static final Pattern YAML_START =
            Pattern.compile("---.*|%.*|#.*|-\\s.*|[\"']?[A-Za-z_]+[\"']?\\s*:(\\s.*)?");

    /** Empty lines that are read in search of the second one that says something. */
    private static final int MAX_EMPTY = 1_000;

    /** The beginning of a line tells. */
    private static final int MAX_START = 1_000;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Questions of this form. */
    Questions read(LineReader lines) throws IOException {
        Form form = this == AUTO ? guess(lines) : this;
        return form == YAML ? new YamlDocuments(lines) : new JsonLines(lines);
    }

    private static Form guess(LineReader lines) throws IOException {
        Deque<LineReader.Line> seen = new ArrayDeque<>();
        Optional<LineReader.Line> begin = lines.next();
        while (begin.isPresent() && begin.get().text().isBlank()) {
            begin = lines.next();
        }
        begin.ifPresent(seen::addLast);
        Optional<String> first = begin.map(LineReader.Line::text);
        Form form = first.map(String::strip)
                .map(line -> line.substring(0, Math.min(line.length(), MAX_START)))
                .filter(line -> YAML_START.matcher(line).matches())
                .map(line -> YAML)
                .orElse(JSON);
        if (first.isPresent() && first.get().strip().equals("{")) {
            // An object over several lines is YAML too; JSON lines would begin anew on the next.
            form = nextThatSays(lines, seen)
                            .filter(line -> !line.startsWith("{"))
                            .isPresent()
                    ? YAML
                    : JSON;
        }
        while (!seen.isEmpty()) {
            lines.pushBack(seen.removeLast());
        }
        return form;
    }

    private static Optional<String> nextThatSays(LineReader lines, Deque<LineReader.Line> seen) throws IOException {
        Optional<LineReader.Line> line = lines.next();
        line.ifPresent(seen::addLast);
        while (line.isPresent() && line.get().text().isBlank() && seen.size() <= MAX_EMPTY) {
            line = lines.next();
            line.ifPresent(seen::addLast);
        }
        return line.map(LineReader.Line::text);
    }
}
