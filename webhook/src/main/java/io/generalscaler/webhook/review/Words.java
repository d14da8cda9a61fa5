package io.generalscaler.webhook.review;

import java.util.List;

/**
 * Keeps answers short and printable: they echo values of the request, and a terminal shows them. Control characters (line
 * breaks and escape sequences among them) become spaces, and what is too long ends with an ellipsis.
 */
final class Words {
    static final int MAX_FIELD_CHARS = 256;
    static final int MAX_MESSAGE_CHARS = 1_024;
    static final int MAX_WARNING_CHARS = 256;
    static final int MAX_WARNINGS = 16;

    private Words() {}

    static List<String> warnings(List<String> warnings) {
        return warnings.stream()
                .distinct()
                .limit(MAX_WARNINGS)
                .map(text -> line(text, MAX_WARNING_CHARS))
                .toList();
    }

    static String line(String text, int maxChars) {
        var line = new StringBuilder(Math.min(text.length(), maxChars));
        int end = text.length() <= maxChars ? text.length() : maxChars - 1;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            line.append(Character.isISOControl(c) || isBidiControl(c) ? ' ' : c);
        }
        if (end < text.length()) {
            if (Character.isHighSurrogate(line.charAt(end - 1))) {
                line.setLength(end - 1);
            }
            line.append('…');
        }
        return line.toString();
    }

    /** Characters that reorder what a terminal shows. */
    private static boolean isBidiControl(char c) {
        return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }
}
