package io.generalscaler.engine.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How fast the size may move in one direction. Every default is resolved before.
 *
 * @param maxChange replicas per decision, at least 1; empty for no limit
 * @param cooldown at least 0; no change in this direction so soon after the last change in either
 * @param stabilizationWindow at least 0; zero looks at the present alone
 * @param tolerance at least 0; a deviation from the target up to this share, inclusive, is ignored
 * @param rate replicas per period
 */
public record DirectionRules(
        OptionalInt maxChange, Duration cooldown, Duration stabilizationWindow, BigDecimal tolerance, Rate rate) {
    public DirectionRules {
        if (maxChange.isPresent()) {
            Check.atLeast(1, maxChange.getAsInt(), "maxChange");
        }
        Check.notNegative(cooldown, "cooldown");
        Check.notNegative(stabilizationWindow, "stabilizationWindow");
        tolerance = Check.notNegative(tolerance, "tolerance");
    }
}
