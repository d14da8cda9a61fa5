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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Windows of a schedule as spans of instants.
 *
 * <p>A window that starts on date {@code d} is {@code [d at start, d (or the day after) at end)} in its rule's zone. A
 * local time that a clock change skips is the moment of the change, one that it repeats is the first of the two: both ends
 * follow the same rule, so windows that touch on the clock of one zone touch in time too, also on those days.
 */
public final class Calendar {

    private static final int DAYS_AHEAD = 8;

    private Calendar() {}

    /** The matching rule of highest priority; the first listed wins a tie. */
    public static Optional<ScheduleRule> ruleAt(Schedule schedule, Instant at) {
        ScheduleRule best = null;
        ZoneId zone = null;
        LocalDate today = LocalDate.EPOCH;
        for (ScheduleRule rule : schedule.rules()) {
            if (best != null && rule.priority() <= best.priority()) {
                continue;
            }
            // Nearly always the zone of the rule before it.
            if (!rule.when().zone().equals(zone)) {
                zone = rule.when().zone();
                today = LocalDate.ofInstant(at, zone);
            }
            if (isOpen(rule.when(), today, at)) {
                best = rule;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * The first instant after {@code after} from which another rule, or none, rules. That is where a rule opens that comes before
     * the active one, or where the active one closes; what other windows do cannot matter.
     */
    public static Optional<Instant> nextChange(Schedule schedule, Instant after) {
        Optional<ScheduleRule> active = ruleAt(schedule, after);
        List<Instant> edges = new ArrayList<>();
        boolean listedBefore = true;
        for (ScheduleRule rule : schedule.rules()) {
            if (active.isPresent() && rule.equals(active.get())) {
                collectEnds(rule.when(), after, edges);
                listedBefore = false;
            } else if (active.isEmpty() || comesBefore(rule, active.get(), listedBefore)) {
                firstStart(rule.when(), after).ifPresent(edges::add);
            }
        }
        Collections.sort(edges);
        for (Instant edge : edges) {
            if (!ruleAt(schedule, edge).equals(active)) {
                return Optional.of(edge);
            }
        }
        return Optional.empty();
    }

    /**
     * The windows that start on the dates from {@code first} to {@code last}, both included, in the order of time. One that a clock
     * change leaves empty is none.
     */
    public static List<Window> windows(When when, LocalDate first, LocalDate last) {
        List<Window> windows = new ArrayList<>();
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            if (when.startsOn(date)) {
                Window window = new Window(start(when, date), end(when, date));
                if (window.start().isBefore(window.end())) {
                    windows.add(window);
                }
            }
        }
        return windows;
    }

    /**
     * A span of time.
     *
     * @param start inclusive
     * @param end exclusive
     */
    public record Window(Instant start, Instant end) {}

    private static boolean comesBefore(ScheduleRule rule, ScheduleRule active, boolean listedBefore) {
        return rule.priority() > active.priority() || (listedBefore && rule.priority() == active.priority());
    }

    private static boolean isOpen(When when, LocalDate today, Instant at) {
        return isOpenFrom(when, today, at) || (when.overnight() && isOpenFrom(when, today.minusDays(1), at));
    }

    private static boolean isOpenFrom(When when, LocalDate date, Instant at) {
        return when.startsOn(date) && !at.isBefore(start(when, date)) && at.isBefore(end(when, date));
    }

    private static void collectEnds(When when, Instant after, List<Instant> ends) {
        for (LocalDate date : datesAround(when, LocalDate.ofInstant(after, when.zone()))) {
            if (when.startsOn(date)) {
                Instant end = end(when, date);
                if (end.isAfter(after)) {
                    ends.add(end);
                }
            }
        }
    }

    /** The first start after {@code after} of a window that a clock change does not leave empty. */
    private static Optional<Instant> firstStart(When when, Instant after) {
        LocalDate today = LocalDate.ofInstant(after, when.zone());
        LocalDate first = LocalDate.MAX;
        Optional<Instant> start = Optional.empty();
        for (LocalDate date : datesAround(when, today)) {
            if (date.isBefore(first) && !date.isBefore(today) && when.startsOn(date)) {
                Instant opens = start(when, date);
                if (opens.isAfter(after) && opens.isBefore(end(when, date))) {
                    first = date;
                    start = Optional.of(opens);
                }
            }
        }
        return start;
    }

    private static Iterable<LocalDate> datesAround(When when, LocalDate today) {
        return when.dates().isEmpty()
                ? today.minusDays(1).datesUntil(today.plusDays(DAYS_AHEAD)).toList()
                : when.dates();
    }

    private static Instant start(When when, LocalDate date) {
        return instant(LocalDateTime.of(date, when.start()), when.zone());
    }

    private static Instant end(When when, LocalDate date) {
        return instant(LocalDateTime.of(when.overnight() ? date.plusDays(1) : date, when.end()), when.zone());
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
