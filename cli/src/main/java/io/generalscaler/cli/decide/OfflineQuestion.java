package io.generalscaler.cli.decide;

import com.fasterxml.jackson.databind.JsonNode;

/** One thing to answer, in the order in which they came. */
sealed interface OfflineQuestion {
    /** The line that it stands in, or that is at fault, from 1. */
    int line();

    /** Something that could be read as JSON or YAML. */
    record Asked(int line, JsonNode tree) implements OfflineQuestion {}

    /**
     * Something that could not.
     *
     * @param id what stands as its id before the fault; a missing node where nothing does
     */
    record Garbled(int line, JsonNode id, String why) implements OfflineQuestion {}
}
