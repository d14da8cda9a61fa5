package io.generalscaler.engine.plan;

import java.util.List;
import java.util.OptionalInt;

/**
 * Sizes by the clock.
 *
 * @param defaultReplicas at least 0; the size where no rule matches; empty leaves it to the metrics
 * @param rules in the order given, which decides between equal priorities; names are unique
 */
public record Schedule(OptionalInt defaultReplicas, List<ScheduleRule> rules) {

    public Schedule {
        if (defaultReplicas.isPresent()) {
            Check.atLeast(0, defaultReplicas.getAsInt(), "defaultReplicas");
        }
        rules = List.copyOf(rules);
        if (rules.stream().map(ScheduleRule::name).distinct().count() < rules.size()) {
            throw new IllegalArgumentException("rules: a name is given twice");
        }
    }
}
