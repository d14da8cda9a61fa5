package io.generalscaler.engine.schedule;

import io.generalscaler.engine.plan.Schedule;
import io.generalscaler.engine.plan.ScheduleRule;
import java.time.Instant;
import java.util.Optional;

/**
 * What a schedule says at an instant, and next. The future is computed only when it is asked for.
 *
 * @param active the rule that rules at {@code at}; empty where none matches
 */
public record ScheduleOutlook(Schedule schedule, Instant at, Optional<ScheduleRule> active) {

    /** The instant at which another rule, or none, begins to rule; empty if that never happens (again). */
    public Optional<Instant> nextAt() {
        return Calendar.nextChange(schedule, at);
    }

    /** The rule that rules from {@link #nextAt}; empty when none does then, or when nothing changes any more. */
    public Optional<ScheduleRule> next() {
        return nextAt().flatMap(then -> Calendar.ruleAt(schedule, then));
    }
}
