package io.generalscaler.engine;

import static io.generalscaler.engine.Windows.pin;
import static io.generalscaler.engine.Windows.pinOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.generalscaler.engine.plan.Schedule;
import io.generalscaler.engine.plan.ScheduleRule;
import io.generalscaler.engine.schedule.Calendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules of one schedule that count in zones of their own. */
class CalendarZonesTest {

    static Stream<Arguments> zones() {
        Set<DayOfWeek> fridays = Set.of(DayOfWeek.FRIDAY);
        LocalDate date = LocalDate.parse("2026-11-27");
        return Stream.of(
                arguments(
                        "Friday in Tokyo begins on Thursday in London",
                        Windows.in("Asia/Tokyo", pinOn("w", fridays, 5, "00:00", "00:00")),
                        "2026-01-15T15:00:00Z",
                        "2026-01-16T15:00:00Z"),
                arguments(
                        "a date in Auckland begins on the day before in UTC",
                        Windows.in("Pacific/Auckland", pinOn("w", date, 5, "00:00", "00:00")),
                        "2026-11-26T11:00:00Z",
                        "2026-11-27T11:00:00Z"),
                arguments(
                        "an overnight window of Friday in Los Angeles is all Saturday in London",
                        Windows.in("America/Los_Angeles", pinOn("w", fridays, 5, "20:00", "04:00")),
                        "2026-01-17T04:00:00Z",
                        "2026-01-17T12:00:00Z"),
                arguments(
                        "New York has changed its clock, London not yet",
                        Windows.in("America/New_York", pinOn("w", fridays, 5, "09:00", "17:00")),
                        "2026-03-13T13:00:00Z",
                        "2026-03-13T21:00:00Z"));
    }

    @ParameterizedTest(name = "each rule counts in its own zone: {0}")
    @MethodSource("zones")
    void ownZone(String name, ScheduleRule rule, String opens, String closes) {
        Schedule schedule =
                Windows.each(Windows.in("Europe/London", pinOn("never", LocalDate.EPOCH, 1, "00:00", "00:00")), rule);
        Instant start = Instant.parse(opens);
        Instant end = Instant.parse(closes);
        assertThat(Calendar.ruleAt(schedule, start.minusNanos(1))).isEmpty();
        assertThat(Calendar.ruleAt(schedule, start)).isPresent();
        assertThat(Calendar.ruleAt(schedule, end.minusNanos(1))).isPresent();
        assertThat(Calendar.ruleAt(schedule, end)).isEmpty();
        assertThat(Calendar.nextChange(schedule, start.minusSeconds(60))).contains(start);
        assertThat(Calendar.nextChange(schedule, start)).contains(end);
    }

    @ParameterizedTest(name = "following the sun on {0}: {1} rules from {2}, {3} from {4}")
    @CsvSource({
        "2026-01-15, Tokyo, 2026-01-15T00:00:00Z, London, 2026-01-15T09:00:00Z",
        "2026-07-15, Tokyo, 2026-07-15T00:00:00Z, London, 2026-07-15T08:00:00Z",
        "2026-03-16, London, 2026-03-16T09:00:00Z, New York, 2026-03-16T13:00:00Z",
        "2026-04-01, London, 2026-04-01T08:00:00Z, New York, 2026-04-01T13:00:00Z",
        "2026-10-28, London, 2026-10-28T09:00:00Z, New York, 2026-10-28T13:00:00Z",
        "2026-11-04, London, 2026-11-04T09:00:00Z, New York, 2026-11-04T14:00:00Z"
    })
    void followsTheSun(String day, String first, String from, String second, String then) {
        Schedule schedule = Windows.each(
                Windows.in("Asia/Tokyo", pin("Tokyo", 12, "09:00", "18:00", 1)),
                Windows.in("Europe/London", pin("London", 15, "09:00", "18:00", 2)),
                Windows.in("America/New_York", pin("New York", 9, "09:00", "18:00", 3)));
        Instant start = Instant.parse(from);
        assertThat(Calendar.nextChange(schedule, start.minusSeconds(1))).contains(start);
        assertThat(Calendar.ruleAt(schedule, start).map(ScheduleRule::name)).contains(first);
        assertThat(Calendar.nextChange(schedule, start)).contains(Instant.parse(then));
        assertThat(Calendar.ruleAt(schedule, Instant.parse(then)).map(ScheduleRule::name))
                .contains(second);
    }

    @Test
    @DisplayName("the windows of a month are those in which its rule is open")
    void windowsOfAMonth() {
        ScheduleRule rule = Windows.in("Europe/Berlin", pin("w", 5, "22:30", "02:15"));
        LocalDate first = LocalDate.parse("2026-03-10");
        List<Calendar.Window> windows = Calendar.windows(rule.when(), first, first.plusDays(30));
        Schedule schedule = Windows.each(rule);
        for (Instant at = Instant.parse("2026-03-11T12:00:00Z");
                at.isBefore(Instant.parse("2026-04-09T12:00:00Z"));
                at = at.plusSeconds(900)) {
            Instant now = at;
            assertThat(windows.stream().anyMatch(it -> !now.isBefore(it.start()) && now.isBefore(it.end())))
                    .as(at.toString())
                    .isEqualTo(Calendar.ruleAt(schedule, at).isPresent());
        }
        assertThat(windows).hasSize(31);
    }
}
