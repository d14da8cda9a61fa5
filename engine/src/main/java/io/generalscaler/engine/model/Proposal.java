package io.generalscaler.engine.model;

import io.generalscaler.engine.plan.MetricPlan;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one metric says.
 *
 * @param metric the metric and its target
 * @param reading what is known of it, judged for age
 * @param replicas the size that it asks for; empty when it is missing, stale or only observed
 * @param withinTolerance whether it asks for the current size only because it is close enough to its target
 */
public record Proposal(MetricPlan metric, Reading reading, OptionalInt replicas, boolean withinTolerance) {

    /** The metric's name. */
    public String name() {
        return metric.name();
    }

    /** The state in one word: {@code Fresh}, {@code Stale} or {@code Missing}. */
    public String state() {
        return switch (reading) {
            case Reading.Fresh _ -> "Fresh";
            case Reading.Stale _ -> "Stale";
            case Reading.Missing _ -> "Missing";
        };
    }

    /** Why there is no trusted value, in one word; empty when there is one. */
    public Optional<String> cause() {
        return switch (reading) {
            case Reading.Fresh _ -> Optional.empty();
            case Reading.Stale _ -> Optional.of("Stale");
            case Reading.Missing(String cause) -> Optional.of(cause);
        };
    }

    /** The value, also a stale one. */
    public Optional<BigDecimal> value() {
        return switch (reading) {
            case Reading.Fresh fresh -> Optional.of(fresh.value());
            case Reading.Stale stale -> Optional.of(stale.value());
            case Reading.Missing _ -> Optional.empty();
        };
    }

    /** Whether the value can be trusted. */
    public boolean isFresh() {
        return reading instanceof Reading.Fresh;
    }
}
