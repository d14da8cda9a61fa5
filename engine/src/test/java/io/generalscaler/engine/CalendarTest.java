package io.generalscaler.engine;

import static io.generalscaler.engine.Windows.pin;
import static io.generalscaler.engine.Windows.pinOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.engine.plan.Effect;
import io.generalscaler.engine.plan.Schedule;
import io.generalscaler.engine.plan.ScheduleRule;
import io.generalscaler.engine.plan.When;
import io.generalscaler.engine.schedule.Calendar;
import io.generalscaler.engine.schedule.ScheduleOutlook;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calendar behind stage 5: when windows open and close, also when clocks change. */
class CalendarTest {
    private static final String BERLIN = "Europe/Berlin";
    private static final String SANTIAGO = "America/Santiago";
    private static final String LORD_HOWE = "Australia/Lord_Howe";

    private static Arguments window(String name, String zone, String start, String end, String opens, String closes) {
        return Arguments.of(name, Windows.of(zone, pin("window", 5, start, end)), opens, closes);
    }

    private static Arguments window(String name, String zone, ScheduleRule rule, String opens, String closes) {
        return Arguments.of(name, Windows.of(zone, rule), opens, closes);
    }

    static Stream<Arguments> windows() {
        LocalDate friday = LocalDate.parse("2026-11-27");
        Set<DayOfWeek> fridays = Set.of(DayOfWeek.FRIDAY);
        Set<DayOfWeek> saturdays = Set.of(DayOfWeek.SATURDAY);
        Set<DayOfWeek> sundays = Set.of(DayOfWeek.SUNDAY);
        return Stream.of(
                window(
                        "a day window opens and closes by the zone's clock",
                        BERLIN,
                        "09:00",
                        "17:00",
                        "2026-01-15T08:00:00Z",
                        "2026-01-15T16:00:00Z"),
                window(
                        "in summer an hour earlier by UTC",
                        BERLIN,
                        "09:00",
                        "17:00",
                        "2026-07-15T07:00:00Z",
                        "2026-07-15T15:00:00Z"),
                window(
                        "a window that ends before it starts runs overnight",
                        BERLIN,
                        "22:00",
                        "06:00",
                        "2026-01-15T21:00:00Z",
                        "2026-01-16T05:00:00Z"),
                window(
                        "an overnight window belongs to its first day",
                        "UTC",
                        pinOn("w", fridays, 5, "22:00", "06:00"),
                        "2026-01-16T22:00:00Z",
                        "2026-01-17T06:00:00Z"),
                window(
                        "a window until midnight ends with its day",
                        "UTC",
                        pinOn("w", fridays, 5, "09:00", "00:00"),
                        "2026-01-16T09:00:00Z",
                        "2026-01-17T00:00:00Z"),
                window(
                        "equal times are a whole day",
                        "UTC",
                        pinOn("w", fridays, 5, "00:00", "00:00"),
                        "2026-01-16T00:00:00Z",
                        "2026-01-17T00:00:00Z"),
                window(
                        "a date opens on that date alone",
                        "UTC",
                        pinOn("w", friday, 5, "00:00", "00:00"),
                        "2026-11-27T00:00:00Z",
                        "2026-11-28T00:00:00Z"),
                window(
                        "an overnight window with a date starts on it",
                        "UTC",
                        pinOn("w", friday, 5, "20:00", "04:00"),
                        "2026-11-27T20:00:00Z",
                        "2026-11-28T04:00:00Z"),
                window(
                        "Berlin in spring: a window over the gap is an hour shorter",
                        BERLIN,
                        pinOn("w", sundays, 5, "01:00", "05:00"),
                        "2026-03-29T00:00:00Z",
                        "2026-03-29T03:00:00Z"),
                window(
                        "Berlin in spring: a window that starts in the gap starts at the change",
                        BERLIN,
                        pinOn("w", sundays, 5, "02:30", "05:00"),
                        "2026-03-29T01:00:00Z",
                        "2026-03-29T03:00:00Z"),
                window(
                        "Berlin in spring: a window that ends in the gap ends at the change",
                        BERLIN,
                        pinOn("w", sundays, 5, "01:00", "02:30"),
                        "2026-03-29T00:00:00Z",
                        "2026-03-29T01:00:00Z"),
                window(
                        "Berlin in autumn: a window over the repeated hour is an hour longer",
                        BERLIN,
                        pinOn("w", sundays, 5, "01:00", "05:00"),
                        "2026-10-24T23:00:00Z",
                        "2026-10-25T04:00:00Z"),
                window(
                        "Berlin in autumn: a window that starts in the repeated hour starts at the first",
                        BERLIN,
                        pinOn("w", sundays, 5, "02:30", "05:00"),
                        "2026-10-25T00:30:00Z",
                        "2026-10-25T04:00:00Z"),
                window(
                        "Berlin in autumn: a window that ends in the repeated hour ends at the first",
                        BERLIN,
                        pinOn("w", sundays, 5, "01:00", "02:30"),
                        "2026-10-24T23:00:00Z",
                        "2026-10-25T00:30:00Z"),
                window(
                        "Berlin in autumn: an overnight window is an hour longer",
                        BERLIN,
                        pinOn("w", saturdays, 5, "22:00", "06:00"),
                        "2026-10-24T20:00:00Z",
                        "2026-10-25T05:00:00Z"),
                window(
                        "Santiago in spring: midnight is skipped, the window starts at 01:00",
                        SANTIAGO,
                        pinOn("w", sundays, 5, "00:00", "06:00"),
                        "2026-09-06T04:00:00Z",
                        "2026-09-06T09:00:00Z"),
                window(
                        "Santiago in autumn: the hour before midnight is repeated inside the window",
                        SANTIAGO,
                        pinOn("w", saturdays, 5, "23:30", "01:00"),
                        "2026-04-05T02:30:00Z",
                        "2026-04-05T05:00:00Z"),
                window(
                        "Lord Howe in spring: a window that starts in the gap starts at the change",
                        LORD_HOWE,
                        pinOn("w", sundays, 5, "02:15", "04:00"),
                        "2026-10-03T15:30:00Z",
                        "2026-10-03T17:00:00Z"),
                window(
                        "Lord Howe in spring: a window over the gap is half an hour shorter",
                        LORD_HOWE,
                        pinOn("w", sundays, 5, "01:00", "04:00"),
                        "2026-10-03T14:30:00Z",
                        "2026-10-03T17:00:00Z"),
                window(
                        "Lord Howe in spring: a window that ends in the gap ends at the change",
                        LORD_HOWE,
                        pinOn("w", sundays, 5, "01:00", "02:15"),
                        "2026-10-03T14:30:00Z",
                        "2026-10-03T15:30:00Z"),
                window(
                        "Lord Howe in autumn: a window that starts in the repeated half hour starts at the first",
                        LORD_HOWE,
                        pinOn("w", sundays, 5, "01:45", "04:00"),
                        "2026-04-04T14:45:00Z",
                        "2026-04-04T17:30:00Z"),
                window(
                        "Lord Howe in autumn: a window that ends in the repeated half hour ends at the first",
                        LORD_HOWE,
                        pinOn("w", sundays, 5, "01:00", "01:45"),
                        "2026-04-04T14:00:00Z",
                        "2026-04-04T14:45:00Z"),
                window(
                        "Lord Howe in autumn: a window over the repeated half hour is half an hour longer",
                        LORD_HOWE,
                        pinOn("w", sundays, 5, "01:45", "03:00"),
                        "2026-04-04T14:45:00Z",
                        "2026-04-04T16:30:00Z"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("windows")
    void opensAndCloses(String name, Schedule schedule, String opens, String closes) {
        Instant start = Instant.parse(opens);
        Instant end = Instant.parse(closes);
        assertThat(Calendar.ruleAt(schedule, start.minusNanos(1))).isEmpty();
        assertThat(Calendar.ruleAt(schedule, start)).isPresent();
        assertThat(Calendar.ruleAt(schedule, end.minusNanos(1))).isPresent();
        assertThat(Calendar.ruleAt(schedule, end)).isEmpty();
        assertThat(Calendar.nextChange(schedule, start.minusSeconds(60))).contains(start);
        assertThat(Calendar.nextChange(schedule, start)).contains(end);
    }

    @ParameterizedTest(name = "no dip and no overlap where windows touch, through both clock changes in {0}")
    @ValueSource(strings = {BERLIN, SANTIAGO, LORD_HOWE})
    void windowsThatTouch(String zone) {
        String[] edges = {"00:00", "01:45", "02:15", "02:30", "09:00", "23:30", "00:00"};
        List<ScheduleRule> rules = new ArrayList<>();
        for (int i = 0; i + 1 < edges.length; i++) {
            rules.add(pin(edges[i] + " to " + edges[i + 1], i, edges[i], edges[i + 1]));
        }
        Instant at = Instant.parse("2026-03-25T00:00:00Z");
        while (at.isBefore(Instant.parse("2026-10-28T00:00:00Z"))) {
            at = at.plus(Duration.ofMinutes(15));
            at = at.equals(Instant.parse("2026-04-08T00:00:00Z")) ? Instant.parse("2026-09-01T00:00:00Z") : at;
            int open = 0;
            for (ScheduleRule rule : rules) {
                open += Calendar.ruleAt(Windows.of(zone, rule), at).isPresent() ? 1 : 0;
            }
            assertThat(open).as(zone + " at " + at).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("a rule with days and dates needs both")
    void daysAndDates() {
        When when = new When(
                ZoneId.of("UTC"),
                Set.of(DayOfWeek.FRIDAY),
                Set.of(LocalDate.parse("2026-11-27"), LocalDate.parse("2026-11-28")),
                LocalTime.MIDNIGHT,
                LocalTime.MIDNIGHT);
        assertThat(when.startsOn(LocalDate.parse("2026-11-27"))).isTrue();
        assertThat(when.startsOn(LocalDate.parse("2026-11-28"))).isFalse();
        assertThat(when.startsOn(LocalDate.parse("2026-12-04"))).isFalse();
    }

    @Test
    @DisplayName("a window that is always open never changes")
    void alwaysOpen() {
        Schedule schedule = Windows.of(BERLIN, pin("always", 5, "00:00", "00:00"));
        assertThat(Calendar.nextChange(schedule, Instant.parse("2026-03-28T12:00:00Z")))
                .isEmpty();
    }

    @Test
    @DisplayName("after its last date a rule never changes anything again")
    void lastDate() {
        Schedule schedule = Windows.of("UTC", pinOn("launch", LocalDate.parse("2026-11-27"), 5, "00:00", "00:00"));
        assertThat(Calendar.nextChange(schedule, Instant.parse("2026-11-28T00:00:00Z")))
                .isEmpty();
        assertThat(Calendar.nextChange(schedule, Instant.parse("2020-01-01T00:00:00Z")))
                .contains(Instant.parse("2026-11-27T00:00:00Z"));
    }

    @Test
    @DisplayName("an outlook names what rules now, what comes next and when")
    void outlook() {
        Schedule schedule = Windows.of("UTC", pin("day", 5, "09:00", "17:00"), pin("peak", 9, "12:00", "13:00", 1));
        ScheduleOutlook outlook = Scenario.given()
                .schedule(schedule)
                .decide()
                .findings()
                .schedule()
                .orElseThrow();
        assertThat(outlook.active().map(ScheduleRule::name)).contains("day");
        assertThat(outlook.next().map(ScheduleRule::name)).contains("peak");
        assertThat(outlook.nextAt()).contains(Instant.parse("2026-01-15T12:00:00Z"));
    }

    @Test
    @DisplayName("the next change is the one that walking minute by minute finds")
    void nextChangeByBruteForce() {
        long seed = 20260115;
        Random random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            Schedule schedule = anySchedule(random);
            Instant from = Instant.parse("2026-03-20T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(30 * 24 * 60)));
            Optional<Instant> next = Calendar.nextChange(schedule, from);
            Optional<ScheduleRule> active = Calendar.ruleAt(schedule, from);
            Instant at = from;
            Instant horizon = from.plus(Duration.ofDays(8));
            do {
                at = at.plusSeconds(60);
            } while (at.isBefore(horizon) && Calendar.ruleAt(schedule, at).equals(active));
            Instant found = at;
            String told = "seed " + seed + " round " + round + " from " + from + " " + schedule;
            if (at.isBefore(horizon)) {
                assertThat(next).as(told).contains(found);
            } else {
                assertThat(next.map(it -> it.isBefore(horizon)).orElse(false))
                        .as(told)
                        .isFalse();
            }
        }
    }

    private static Schedule anySchedule(Random random) {
        List<String> zones = List.of(BERLIN, SANTIAGO, LORD_HOWE);
        boolean isOfOneZone = random.nextBoolean();
        ZoneId usual = ZoneId.of(zones.get(random.nextInt(3)));
        List<ScheduleRule> rules = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            for (int day = random.nextInt(4); day > 0; day--) {
                days.add(DayOfWeek.of(1 + random.nextInt(7)));
            }
            Set<LocalDate> dates = random.nextInt(4) == 0
                    ? Set.of(LocalDate.parse("2026-03-20").plusDays(random.nextInt(30)))
                    : Set.of();
            ZoneId zone = isOfOneZone ? usual : ZoneId.of(zones.get(random.nextInt(3)));
            LocalTime start = LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
            LocalTime end = LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
            rules.add(new ScheduleRule(
                    "rule " + i, new When(zone, days, dates, start, end), random.nextInt(3), new Effect.Pin(i)));
        }
        return new Schedule(OptionalInt.empty(), rules);
    }
}
