package io.generalscaler.engine.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * When a rule matches. The days and dates are those on which the window starts, in its own zone.
 *
 * @param zone in which days, dates and times are read
 * @param days empty for every day
 * @param dates empty for every date; else the date must be among them, besides the day
 * @param start inclusive
 * @param end exclusive; not after {@code start} means on the next day, so equal times are a window of a whole day
 */
public record When(ZoneId zone, Set<DayOfWeek> days, Set<LocalDate> dates, LocalTime start, LocalTime end) {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    public When {
        days = Set.copyOf(days);
        dates = Set.copyOf(dates);
        for (LocalDate date : dates) {
            if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
                throw new IllegalArgumentException(
                        "dates: must be in the years " + FIRST_YEAR + " to " + LAST_YEAR + ", is " + date);
            }
        }
    }

    /** Whether a window starts on this date. */
    public boolean startsOn(LocalDate date) {
        return (days.isEmpty() || days.contains(date.getDayOfWeek())) && (dates.isEmpty() || dates.contains(date));
    }

    /** Whether a window ends on the day after it starts. */
    public boolean overnight() {
        return !end.isAfter(start);
    }
}
