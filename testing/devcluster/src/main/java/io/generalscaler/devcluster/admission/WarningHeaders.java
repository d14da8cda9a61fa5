package io.generalscaler.devcluster.admission;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** Warnings as the values of {@code Warning} headers. */
public final class WarningHeaders {
    /** Beyond this many characters in all, each warning is cut. */
    private static final int TOTAL = 4 * 1024;

    private static final int EACH = 256;

    private WarningHeaders() {}

    /** One header value for each different warning, in order; cut to what an API server sends. */
    public static List<String> of(List<String> warnings) {
        LinkedHashSet<String> texts = new LinkedHashSet<>();
        for (String warning : warnings) {
            String text = oneLine(warning);
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        int total = texts.stream().mapToInt(WarningHeaders::length).sum();
        Stream<String> cut = texts.stream();
        if (total > TOTAL) {
            int[] room = {TOTAL};
            cut = texts.stream()
                    .map(text -> length(text) > EACH ? text.substring(0, text.offsetByCodePoints(0, EACH)) : text)
                    .takeWhile(text -> {
                        boolean fits = room[0] > 0;
                        room[0] -= length(text);
                        return fits;
                    });
        }
        return cut.map(text -> "299 - \"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .toList();
    }

    private static String oneLine(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
