package io.generalscaler.engine.plan;

import java.math.BigDecimal;

/**
 * What a metric should be.
 *
 * @param type how the value relates to replicas
 * @param value above 0, in the metric's own unit (per replica for {@link TargetType#AVERAGE_VALUE})
 * @param rounding how what it asks for becomes whole replicas
 */
public record MetricTarget(TargetType type, BigDecimal value, Rounding rounding) {

    /** A target that is kept: rounded up. */
    public MetricTarget(TargetType type, BigDecimal value) {
        this(type, value, Rounding.UP);
    }

    public MetricTarget {
        value = Check.positive(value, "value");
    }
}
