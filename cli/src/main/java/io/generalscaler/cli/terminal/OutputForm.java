package io.generalscaler.cli.terminal;

import java.util.Locale;

/** How an answer is written. */
public enum OutputForm {
    /** For a person. */
    TEXT,
    JSON,
    YAML;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
