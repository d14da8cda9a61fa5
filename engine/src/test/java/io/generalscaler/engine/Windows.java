package io.generalscaler.engine;

import io.generalscaler.engine.plan.Effect;
import io.generalscaler.engine.plan.Schedule;
import io.generalscaler.engine.plan.ScheduleRule;
import io.generalscaler.engine.plan.When;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Rules of a schedule in words. */
final class Windows {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private Windows() {}

    static ScheduleRule pin(String name, int replicas, String start, String end) {
        return pin(name, replicas, start, end, 0);
    }

    static ScheduleRule pin(String name, int replicas, String start, String end, int priority) {
        return new ScheduleRule(name, daily(start, end), priority, new Effect.Pin(replicas));
    }

    static ScheduleRule pinOn(String name, Set<DayOfWeek> days, int replicas, String start, String end) {
        When when = new When(UTC, days, Set.of(), LocalTime.parse(start), LocalTime.parse(end));
        return new ScheduleRule(name, when, 0, new Effect.Pin(replicas));
    }

    static ScheduleRule pinOn(String name, LocalDate date, int replicas, String start, String end) {
        When when = new When(UTC, Set.of(), Set.of(date), LocalTime.parse(start), LocalTime.parse(end));
        return new ScheduleRule(name, when, 0, new Effect.Pin(replicas));
    }

    static ScheduleRule atLeast(String name, int replicas, String start, String end) {
        Effect floor = new Effect.Range(OptionalInt.of(replicas), OptionalInt.empty());
        return new ScheduleRule(name, daily(start, end), 0, floor);
    }

    static ScheduleRule between(String name, int least, int most, String start, String end) {
        Effect range = new Effect.Range(OptionalInt.of(least), OptionalInt.of(most));
        return new ScheduleRule(name, daily(start, end), 0, range);
    }

    static ScheduleRule atMost(String name, int replicas, String start, String end) {
        Effect cap = new Effect.Range(OptionalInt.empty(), OptionalInt.of(replicas));
        return new ScheduleRule(name, daily(start, end), 0, cap);
    }

    /** Rules of which each keeps its own zone. */
    static Schedule each(ScheduleRule... rules) {
        return new Schedule(OptionalInt.empty(), List.of(rules));
    }

    /** The same rule by the clock of another zone. */
    static ScheduleRule in(String zone, ScheduleRule rule) {
        When when = rule.when();
        return new ScheduleRule(
                rule.name(),
                new When(ZoneId.of(zone), when.days(), when.dates(), when.start(), when.end()),
                rule.priority(),
                rule.effect());
    }

    private static List<ScheduleRule> in(String zone, ScheduleRule... rules) {
        return Stream.of(rules).map(rule -> in(zone, rule)).toList();
    }

    /** All of them by the clock of one zone. */
    static Schedule of(String zone, ScheduleRule... rules) {
        return new Schedule(OptionalInt.empty(), in(zone, rules));
    }

    static Schedule withDefault(String zone, int replicas, ScheduleRule... rules) {
        return new Schedule(OptionalInt.of(replicas), in(zone, rules));
    }

    static When daily(String start, String end) {
        return new When(UTC, Set.of(), Set.of(), LocalTime.parse(start), LocalTime.parse(end));
    }
}
