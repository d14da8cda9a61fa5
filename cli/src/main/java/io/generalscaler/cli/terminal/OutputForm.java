package io.generalscaler.cli.terminal;

/** How an answer is written. */
public enum OutputForm {
    /** For a person. */
    TEXT,
    JSON,
    YAML
}
