package io.generalscaler.api.compile;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.v1alpha1.ScheduleRuleSpec;
import io.generalscaler.engine.schedule.Calendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds rules of equal priority that can hold at the same time: the first listed wins there, which nobody may have meant.
 *
 * <p>Rules of one zone are compared by minutes of its wall clock: of the week for a rule without dates, since 1970 for one with dates.
 * Rules of different zones are compared by what their windows are in the coming year, because no two zones change their clocks on the
 * same days: what is found there is certain, what only happens later is not looked for. The work is bounded by the number of rules.
 */
final class WindowOverlap {
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d|24:00");
    private static final int DAY = 24 * 60;
    private static final int WEEK = 7 * DAY;

    /** A year, and a bit. */
    private static final int DAYS_AHEAD = 370;

    private final List<ScheduleRuleSpec> rules;
    private final List<Optional<ZoneId>> zones;
    private final Instant now;
    private final Map<Integer, List<Calendar.Window>> coming = new HashMap<>();

    /**
     * @param zones of the rules, one for each; empty for one that is unknown
     * @param now where the coming year begins
     */
    WindowOverlap(List<ScheduleRuleSpec> rules, List<Optional<ZoneId>> zones, Instant now) {
        this.rules = rules;
        this.zones = zones;
        this.now = now;
    }

    /** When a rule holds: on every week's minutes, or on the spans of its dates. */
    private record Span(int index, int priority, BitSet week, List<long[]> dates) {
        boolean hasDates() {
            return !dates.isEmpty();
        }
    }

    void check(Problems here) {
        List<Span> spans = new ArrayList<>();
        // Whatever else is wrong, the zones of those that follow were not read when there was too much of it.
        for (int i = 0; i < zones.size(); i++) {
            span(i, rules.get(i)).ifPresent(spans::add);
        }
        for (int i = 0; i < spans.size(); i++) {
            for (int j = i + 1; j < spans.size(); j++) {
                Span a = spans.get(i);
                Span b = spans.get(j);
                if (a.priority() == b.priority()) {
                    check(a, b, here.at(b.index()).at("priority"));
                }
            }
        }
    }

    private void check(Span a, Span b, Problems here) {
        String same = "is that of rule \"" + rules.get(a.index()).name() + "\" too, and their windows overlap";
        Optional<ZoneId> one = zones.get(a.index());
        Optional<ZoneId> other = zones.get(b.index());
        if (one.equals(other)) {
            if (overlap(a, b)) {
                here.warn(() -> same + ": the first listed wins there");
            }
        } else if (one.isPresent() && other.isPresent()) {
            firstOverlap(coming(a, one.get()), coming(b, other.get()))
                    .ifPresent(from -> here.warn(() -> same + " from " + from + " on: the first listed wins there"));
        }
    }

    /** What is still to come, for a year. */
    private List<Calendar.Window> coming(Span span, ZoneId zone) {
        return coming.computeIfAbsent(span.index(), index -> coming(rules.get(index), zone));
    }

    private List<Calendar.Window> coming(ScheduleRuleSpec rule, ZoneId zone) {
        LocalDate first = LocalDate.ofInstant(now, zone).minusDays(2);
        LocalDate last = first.plusDays(DAYS_AHEAD);
        Set<LocalDate> dates = new TreeSet<>();
        if (rule.dates() != null) {
            dates.addAll(validDates(rule.dates()));
            dates.removeIf(date -> date.isBefore(first) || date.isAfter(last));
            if (dates.isEmpty()) {
                return List.of();
            }
        }
        return Calendar.windows(WindowRules.window(rule, dates, zone), first, last).stream()
                .filter(window -> window.end().isAfter(now))
                .toList();
    }

    /** Where two lists meet first; in each, no window begins before the one before it has ended. */
    private static Optional<Instant> firstOverlap(List<Calendar.Window> a, List<Calendar.Window> b) {
        int j = 0;
        for (Calendar.Window window : a) {
            while (j < b.size() && !b.get(j).end().isAfter(window.start())) {
                j++;
            }
            if (j < b.size() && b.get(j).start().isBefore(window.end())) {
                Instant start = b.get(j).start();
                return Optional.of(start.isAfter(window.start()) ? start : window.start());
            }
        }
        return Optional.empty();
    }

    private static Optional<Span> span(int index, ScheduleRuleSpec rule) {
        Optional<Integer> start = minute(rule.timeStart(), 0);
        Optional<Integer> end = minute(rule.timeEnd(), DAY);
        if (start.isEmpty() || end.isEmpty() || start.equals(end)) {
            return Optional.empty();
        }
        int length = end.get() > start.get() ? end.get() - start.get() : end.get() + DAY - start.get();
        Set<DayOfWeek> days = WindowRules.days(rule);
        BitSet week = new BitSet(WEEK);
        List<long[]> dates = new ArrayList<>();
        if (rule.dates() == null) {
            for (DayOfWeek day : DayOfWeek.values()) {
                if (days.isEmpty() || days.contains(day)) {
                    int from = (day.getValue() - 1) * DAY + start.get();
                    week.set(from, Math.min(from + length, WEEK));
                    week.set(0, Math.max(0, from + length - WEEK));
                }
            }
        } else {
            for (LocalDate date : validDates(rule.dates())) {
                if (days.isEmpty() || days.contains(date.getDayOfWeek())) {
                    long from = date.toEpochDay() * DAY + start.get();
                    dates.add(new long[] {from, from + length});
                }
            }
            if (dates.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(new Span(index, Objects.requireNonNullElse(rule.priority(), 0), week, dates));
    }

    private static Set<LocalDate> validDates(List<String> dates) {
        Set<LocalDate> valid = new TreeSet<>();
        dates.forEach(date -> WindowRules.date(date).ifPresent(valid::add));
        return valid;
    }

    private static Optional<Integer> minute(@Nullable String text, int usual) {
        String time = WindowRules.minute(text);
        if (time == null) {
            return Optional.of(usual);
        }
        boolean isTime = TIME.matcher(time).matches();
        return isTime
                ? Optional.of(Integer.parseInt(time, 0, 2, 10) * 60 + Integer.parseInt(time, 3, 5, 10))
                : Optional.empty();
    }

    private static boolean overlap(Span a, Span b) {
        if (!a.hasDates() && !b.hasDates()) {
            return a.week().intersects(b.week());
        }
        if (a.hasDates() && b.hasDates()) {
            return datesOverlap(a.dates(), b.dates());
        }
        Span dated = a.hasDates() ? a : b;
        BitSet week = a.hasDates() ? b.week() : a.week();
        return dated.dates().stream().anyMatch(span -> touches(week, span));
    }

    /** Both lists are sorted by start, and spans are shorter than two days. */
    private static boolean datesOverlap(List<long[]> a, List<long[]> b) {
        int j = 0;
        for (long[] span : a) {
            while (j < b.size() && b.get(j)[1] <= span[0]) {
                j++;
            }
            if (j < b.size() && b.get(j)[0] < span[1]) {
                return true;
            }
        }
        return false;
    }

    private static boolean touches(BitSet week, long[] span) {
        // The epoch began on a Thursday.
        int from = (int) Math.floorMod(span[0] + 3L * DAY, (long) WEEK);
        int to = from + (int) (span[1] - span[0]);
        int next = week.nextSetBit(from);
        return (next >= 0 && next < to) || (to > WEEK && week.nextSetBit(0) >= 0 && week.nextSetBit(0) < to - WEEK);
    }
}
