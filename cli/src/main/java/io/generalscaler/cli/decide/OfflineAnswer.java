package io.generalscaler.cli.decide;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.model.Trace;
import java.util.List;
import java.util.stream.Collectors;

/** The answer to one question. */
sealed interface OfflineAnswer {
    /** The line of the question, from 1. */
    int line();

    /** The question's id; a missing node where none is known. */
    JsonNode id();

    /** A decision. */
    record Decided(int line, JsonNode id, Snapshot snapshot, Trace trace) implements OfflineAnswer {}

    /**
     * The question makes no sense.
     *
     * @param error why, in one line
     * @param violations each reason by itself; empty where the text could not be read at all
     */
    record Bad(int line, JsonNode id, String error, List<Violation> violations) implements OfflineAnswer {
        public Bad {
            violations = List.copyOf(violations);
        }

        static Bad of(int line, JsonNode id, List<Violation> violations) {
            String error = violations.stream().map(Violation::sentence).collect(Collectors.joining("; "));
            return new Bad(line, id, error, violations);
        }
    }
}
