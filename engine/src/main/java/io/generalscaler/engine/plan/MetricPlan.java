package io.generalscaler.engine.plan;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * One metric and what is wanted of it.
 *
 * @param name unique within the plan
 * @param target what the metric should be
 * @param activationValue at least 0; above it a workload at zero wakes up
 * @param staleAfter above 0; an older reading counts as missing
 * @param role whether it proposes a size or is only read for the objective
 */
public record MetricPlan(String name, MetricTarget target, BigDecimal activationValue, Duration staleAfter, Role role) {

    public MetricPlan {
        Check.word(name, "name");
        activationValue = Check.notNegative(activationValue, "activationValue");
        Check.positive(staleAfter, "staleAfter");
    }
}
