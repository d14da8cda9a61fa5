package io.generalscaler.cli.offline;

import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.Reading;
import io.generalscaler.engine.model.TargetState;
import java.time.Instant;
import java.util.Map;

/**
 * Everything of a snapshot but the plan.
 *
 * @param readings by metric name; an empty answer of a source is {@code Missing("Empty")}
 */
public record State(Instant now, TargetState target, Map<String, Reading> readings, History history) {
    public State {
        readings = Map.copyOf(readings);
    }
}
