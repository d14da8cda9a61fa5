package io.generalscaler.engine.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What earlier decisions left behind. Whoever runs the engine keeps it between evaluations; a restart that loses it starts at
 * {@link #firstEvaluation}. Instants after {@code now} (a clock that went back) count as just now.
 *
 * @param recommendations sizes asked for before stabilization; empty on the first evaluation, when the current size stands in
 * @param scaleEvents changes that were written
 * @param lastScale the last change that was written
 * @param consecutiveFailures by metric name: evaluations in a row in which it was missing, at least 1
 * @param carried the rest
 */
public record History(
        Optional<List<Recommendation>> recommendations,
        List<ScaleEvent> scaleEvents,
        Optional<Instant> lastScale,
        Map<String, Integer> consecutiveFailures,
        Carried carried) {

    public History {
        recommendations = recommendations.map(List::copyOf);
        scaleEvents = List.copyOf(scaleEvents);
        consecutiveFailures = Map.copyOf(consecutiveFailures);
        for (Map.Entry<String, Integer> failures : consecutiveFailures.entrySet()) {
            if (failures.getValue() < 0) {
                throw new IllegalArgumentException(
                        "consecutiveFailures: must not be negative for " + failures.getKey());
            }
        }
    }

    /**
     * The same, with a change that was written.
     *
     * @param from the size that it counts from: where another hand had moved the workload away, the one that was decided before; equal to
     *     {@code to} for the way back to it, which is no change
     */
    public History scaled(Instant at, int from, int to) {
        if (from == to) {
            return new History(
                    recommendations, scaleEvents, lastScale, consecutiveFailures, carried.withScaledToZero(to == 0));
        }
        List<ScaleEvent> events = new ArrayList<>(scaleEvents);
        events.add(new ScaleEvent(at, to - from));
        return new History(
                recommendations, events, Optional.of(at), consecutiveFailures, carried.withScaledToZero(to == 0));
    }

    /** The same, with every cooldown running from now: for a history that may lack its last changes. */
    public History asIfScaledAt(Instant now) {
        return new History(recommendations, scaleEvents, Optional.of(now), consecutiveFailures, carried);
    }

    /** The size that a change from {@code live} counts from. */
    public int reference(int live) {
        return carried.size()
                .flatMap(LastSize::displacement)
                .map(Displacement::decided)
                .orElse(live);
    }

    /** Nothing is known of the past. */
    public static History firstEvaluation() {
        return new History(Optional.empty(), List.of(), Optional.empty(), Map.of(), Carried.NOTHING);
    }
}
