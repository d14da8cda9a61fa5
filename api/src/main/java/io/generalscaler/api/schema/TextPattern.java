package io.generalscaler.api.schema;

import java.util.regex.Pattern;

/**
 * A pattern and its words.
 *
 * @param says completes "must be …"
 */
public record TextPattern(Pattern pattern, String says) {
    /** Whether the whole text matches. Every pattern carries its own anchors, and Java's {@code $} passes over a line's end. */
    public boolean accepts(String text) {
        return pattern.matcher(text).matches();
    }
}
