package io.generalscaler.devcluster;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A scenario of commands and what they print; the file {@code transcripts.txt} explains its form. */
record Transcript(String name, List<Step> steps) {

    /** A command and the lines that it is expected to print. */
    record Step(String command, List<String> expected) {

        /** Whether this is what was expected. */
        boolean fits(String output) {
            return pattern().matcher(normal(output)).matches();
        }

        private Pattern pattern() {
            String lines = expected.stream().map(Step::line).collect(Collectors.joining());
            return Pattern.compile(lines, Pattern.DOTALL);
        }

        private static String line(String expected) {
            if (expected.equals("...")) {
                return "(?:[^\n]*\n)*?";
            }
            String open = expected.endsWith("...") ? "[^\n]*" : "";
            String text = open.isEmpty() ? expected : expected.substring(0, expected.length() - 3);
            return Pattern.quote(normal(text).stripTrailing())
                            .replace("<age>", "\\E(?:\\d+[smhdy])+\\Q")
                            .replace("<any>", "\\E\\S+\\Q")
                    + open + "\n";
        }

        /** One space for many, none at the ends of lines, no blank lines, one line break at the end. */
        static String normal(String text) {
            return text.lines()
                    .map(line -> line.strip().replaceAll("\\s+", " "))
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.joining("\n", "", "\n"));
        }
    }

    @Override
    public String toString() {
        return name;
    }

    static List<Transcript> parse(List<String> lines) {
        List<Transcript> transcripts = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("### ")) {
                transcripts.add(new Transcript(line.substring(4), new ArrayList<>()));
            } else if (line.startsWith("$ ")) {
                transcripts.getLast().steps().add(new Step(line.substring(2), new ArrayList<>()));
            } else if (!line.isBlank()
                    && !transcripts.isEmpty()
                    && !transcripts.getLast().steps().isEmpty()) {
                transcripts.getLast().steps().getLast().expected().add(line);
            }
        }
        return transcripts;
    }
}
