package io.generalscaler.engine.plan;

import java.math.BigDecimal;

/**
 * A metric and the value that it must not exceed.
 *
 * @param metric the metric's name
 * @param target above 0, in the metric's own unit
 */
public record Threshold(String metric, BigDecimal target) {

    public Threshold {
        Check.word(metric, "metric");
        target = Check.positive(target, "target");
    }
}
