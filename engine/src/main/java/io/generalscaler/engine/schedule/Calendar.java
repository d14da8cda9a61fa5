package io.generalscaler.engine.schedule;

import io.generalscaler.engine.plan.Schedule;
import io.generalscaler.engine.plan.ScheduleRule;
import io.generalscaler.engine.plan.When;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Windows of a schedule as spans of instants.
 *
 * <p>A window that starts on date {@code d} is {@code [d at start, d (or the day after) at end)} in the schedule's zone. A
 * local time that a clock change skips is the moment of the change, one that it repeats is the first of the two: both ends
 * follow the same rule, so windows that touch on the clock touch in time too, also on those days.
 */
public final class Calendar {

    private static final int DAYS_AHEAD = 8;

    private Calendar() {}

    /** The matching rule of highest priority; the first listed wins a tie. */
    public static Optional<ScheduleRule> ruleAt(Schedule schedule, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, schedule.zone());
        List<ScheduleRule> rules = schedule.rules();
        Optional<ScheduleRule> best = Optional.empty();
        for (ScheduleRule rule : rules) {
            if ((best.isEmpty() || rule.priority() > best.get().priority())
                    && isOpen(rule.when(), schedule.zone(), today, at)) {
                best = Optional.of(rule);
            }
        }
        return best;
    }

    /** The first instant after {@code after} from which another rule, or none, rules. */
    public static Optional<Instant> nextChange(Schedule schedule, Instant after) {
        Optional<ScheduleRule> active = ruleAt(schedule, after);
        Set<Instant> edges = new TreeSet<>();
        for (ScheduleRule rule : schedule.rules()) {
            collectEdges(rule.when(), schedule.zone(), after, edges);
        }
        for (Instant edge : edges) {
            if (!ruleAt(schedule, edge).equals(active)) {
                return Optional.of(edge);
            }
        }
        return Optional.empty();
    }

    private static boolean isOpen(When when, ZoneId zone, LocalDate today, Instant at) {
        return isOpenFrom(when, zone, today, at)
                || (when.overnight() && isOpenFrom(when, zone, today.minusDays(1), at));
    }

    private static boolean isOpenFrom(When when, ZoneId zone, LocalDate date, Instant at) {
        return when.startsOn(date) && !at.isBefore(start(when, zone, date)) && at.isBefore(end(when, zone, date));
    }

    private static void collectEdges(When when, ZoneId zone, Instant after, Set<Instant> edges) {
        LocalDate today = LocalDate.ofInstant(after, zone);
        Iterable<LocalDate> dates = when.dates().isEmpty()
                ? today.minusDays(1).datesUntil(today.plusDays(DAYS_AHEAD)).toList()
                : when.dates();
        for (LocalDate date : dates) {
            if (when.startsOn(date)) {
                addIfAfter(start(when, zone, date), after, edges);
                addIfAfter(end(when, zone, date), after, edges);
            }
        }
    }

    private static void addIfAfter(Instant edge, Instant after, Set<Instant> edges) {
        if (edge.isAfter(after)) {
            edges.add(edge);
        }
    }

    private static Instant start(When when, ZoneId zone, LocalDate date) {
        return instant(LocalDateTime.of(date, when.start()), zone);
    }

    private static Instant end(When when, ZoneId zone, LocalDate date) {
        return instant(LocalDateTime.of(when.overnight() ? date.plusDays(1) : date, when.end()), zone);
    }

    /** Later local times never give earlier instants, so windows that touch stay in order. */
    private static Instant instant(LocalDateTime local, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition transition = rules.getTransition(local);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : local.toInstant(rules.getOffset(local));
    }
}
