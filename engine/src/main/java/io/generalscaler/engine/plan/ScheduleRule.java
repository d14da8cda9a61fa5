package io.generalscaler.engine.plan;

/**
 * One window of time and what it asks for.
 *
 * @param priority the highest of the matching rules rules; the first listed wins a tie
 */
public record ScheduleRule(String name, When when, int priority, Effect effect) {

    public ScheduleRule {
        Check.word(name, "name");
    }
}
