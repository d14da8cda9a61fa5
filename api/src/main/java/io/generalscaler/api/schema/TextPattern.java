package io.generalscaler.api.schema;

import java.util.regex.Pattern;

/**
 * A pattern and its words.
 *
 * @param says completes "must be …"
 */
public record TextPattern(Pattern pattern, String says) {
    /** No pattern is about longer texts; to match them would cost, and might need more stack than there is. */
    private static final int MAX_CHARACTERS = 8_192;

    /** Whether the whole text matches. Every pattern carries its own anchors, and Java's {@code $} passes over a line's end. */
    public boolean accepts(String text) {
        return text.length() <= MAX_CHARACTERS && pattern.matcher(text).matches();
    }
}
