package io.generalscaler.api.text;

import com.fasterxml.jackson.databind.JsonNode;

/** One document of a text. */
public sealed interface Document {
    /** The line that it begins in, from 1. */
    int line();

    /**
     * It could be read.
     *
     * @param tree what it says; a missing node where the document is empty
     * @param lines where each path stands
     */
    record Read(int line, JsonNode tree, Lines lines) implements Document {}

    /**
     * It could not be read.
     *
     * @param line where the reading ended, from 1
     * @param message why
     */
    record Unreadable(int line, String message) implements Document {}
}
