package io.generalscaler.api.schema;

import java.util.regex.Pattern;

/**
 * A pattern and its words.
 *
 * @param says completes "must be …"
 */
public record TextPattern(Pattern pattern, String says) {
    /** Whether the text matches, somewhere: the patterns carry their own anchors. */
    public boolean accepts(String text) {
        return pattern.matcher(text).find();
    }
}
