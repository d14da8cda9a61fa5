package io.generalscaler.api.compile;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.v1alpha1.ScheduleRuleSpec;
import io.generalscaler.engine.plan.When;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The window of a schedule's rule: days, dates, start and end. */
final class WindowRules {
    private static final String END_OF_DAY = "24:00";
    private static final String LAST_MINUTE = "23:59";
    private static final int MINUTE = "09:00".length();
    private static final int WITH_SECONDS = "09:00:00".length();
    private static final Pattern DATE = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])");

    private static final int DATE_LENGTH = "2026-01-31".length();

    private WindowRules() {}

    static void check(ScheduleRuleSpec rule, LocalDate today, Problems at) {
        String start = minute(rule.timeStart());
        String end = minute(rule.timeEnd());
        if (start != null && end != null && start.equals(end)) {
            at.at("timeEnd").invalid(end, "must differ from timeStart; leave both out for a whole day");
        } else if (start != null && start.equals(END_OF_DAY)) {
            at.at("timeStart").invalid(start, "must be before 24:00; 00:00 is the start of a day");
        }
        List<String> dates = Objects.requireNonNullElse(rule.dates(), List.of());
        Set<LocalDate> valid = new TreeSet<>();
        for (int i = 0; i < dates.size(); i++) {
            checkDate(dates.get(i), valid, at.at("dates").at(i));
        }
        if (valid.isEmpty() || valid.size() < dates.size()) {
            return;
        }
        Set<DayOfWeek> days = days(rule);
        if (!days.isEmpty() && valid.stream().noneMatch(date -> days.contains(date.getDayOfWeek()))) {
            at.at("dates").warn("none of them falls on one of the days: the rule never matches");
        } else if (valid.stream().allMatch(date -> date.isBefore(today.minusDays(1)))) {
            at.at("dates").warn("all of them are past: the rule no longer matches");
        }
    }

    /** Who writes the last minute for the end of the day leaves it out, unless another rule begins there. */
    static void checkLastMinute(ScheduleRuleSpec rule, List<ScheduleRuleSpec> all, Problems at) {
        boolean isLast = LAST_MINUTE.equals(minute(rule.timeEnd()));
        if (isLast && all.stream().noneMatch(it -> LAST_MINUTE.equals(minute(it.timeStart())))) {
            at.at("timeEnd")
                    .warn("leaves out the last minute of the day, as an end is excluded: 24:00 is the end of the day");
        }
    }

    /** A time without its seconds, which are 00 where there are any. */
    static @Nullable String minute(@Nullable String time) {
        return time != null && time.length() == WITH_SECONDS && time.endsWith(":00") ? time.substring(0, MINUTE) : time;
    }

    private static void checkDate(String text, Set<LocalDate> valid, Problems here) {
        Optional<LocalDate> date = date(text);
        if (date.isEmpty()) {
            // What is not even of the form was reported with the bounds.
            if (DATE.matcher(text).matches()) {
                here.invalid(text, "must be a date that exists");
            }
        } else if (!valid.add(date.get())) {
            here.duplicate(text, "is listed twice");
        }
    }

    static Optional<LocalDate> date(String text) {
        if (text.length() > DATE_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The days that are known by their names; empty for every day. */
    static Set<DayOfWeek> days(ScheduleRuleSpec rule) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String name : Objects.requireNonNullElse(rule.days(), List.<String>of())) {
            for (DayOfWeek day : DayOfWeek.values()) {
                if (day.name().equals(name.toUpperCase(Locale.ROOT))) {
                    days.add(day);
                }
            }
        }
        return days;
    }

    /** The window; {@code spec} has no violation in it. */
    static When build(ScheduleRuleSpec rule, ZoneId zone) {
        Set<LocalDate> dates = new TreeSet<>();
        for (String date : Objects.requireNonNullElse(rule.dates(), List.<String>of())) {
            dates.add(LocalDate.parse(date));
        }
        return window(rule, dates, zone);
    }

    /** The same on other dates. */
    static When window(ScheduleRuleSpec rule, Set<LocalDate> dates, ZoneId zone) {
        return new When(zone, days(rule), dates, time(rule.timeStart()), time(rule.timeEnd()));
    }

    /** Midnight stands for a missing start and for an end at 24:00 alike: an end not after the start is on the next day. */
    private static LocalTime time(@Nullable String text) {
        String time = minute(text);
        return time == null || time.equals(END_OF_DAY) ? LocalTime.MIDNIGHT : LocalTime.parse(time);
    }
}
