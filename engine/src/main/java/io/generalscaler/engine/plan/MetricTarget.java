package io.generalscaler.engine.plan;

import java.math.BigDecimal;

/**
 * What a metric should be.
 *
 * @param type how the value relates to replicas
 * @param value above 0, in the metric's own unit (per replica for {@link TargetType#AVERAGE_VALUE})
 */
public record MetricTarget(TargetType type, BigDecimal value) {

    public MetricTarget {
        value = Check.positive(value, "value");
    }
}
