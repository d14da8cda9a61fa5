package io.generalscaler.cli.simulate.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the trace does not say.
 *
 * @param interval between two decisions, above 0
 * @param podStart from a pod's being asked for to its serving, at least 0
 * @param metricDelay how late a reading arrives, at least 0
 * @param load how metrics follow the trace
 * @param replicas at the start; empty for what the first row needs
 * @param costPerPodPerHour overrides the price in the spec's budget
 */
public record SimulationSettings(
        Duration interval,
        Duration podStart,
        Duration metricDelay,
        Load load,
        OptionalInt replicas,
        Optional<BigDecimal> costPerPodPerHour) {

    /** How metrics follow the trace. */
    public sealed interface Load {}

    /**
     * The load comes whatever runs.
     *
     * @param shared whether a metric with targetType Value reads a ready replica's share of its column
     */
    public record Independent(boolean shared) implements Load {}

    /**
     * One metric's column is what arrives in a second; the metric reads what waits.
     *
     * @param metric its name
     * @param servedPerSecond what one ready replica takes in a second, above 0
     */
    public record Queue(String metric, double servedPerSecond) implements Load {}
}
