package io.generalscaler.engine;

import static io.generalscaler.engine.Scenario.QUEUE;
import static io.generalscaler.engine.Scenario.given;

import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.model.WriteOutcome;
import io.generalscaler.engine.plan.Effect;
import io.generalscaler.engine.plan.Schedule;
import io.generalscaler.engine.plan.ScheduleRule;
import io.generalscaler.engine.plan.TargetType;
import io.generalscaler.engine.plan.When;
import io.generalscaler.engine.schedule.ScheduleOutlook;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The largest plans that admission lets through are answered in 50 ms, the next change of the schedule included. */
class LargestPlansTest {
    private static final ZoneId ZONE = ZoneId.of("America/Santiago");
    private static final int RULES = 50;
    private static final int DATES = 366;

    private static Schedule dates(ScheduleRule last, LocalTime start, LocalTime end) {
        Set<LocalDate> dates = IntStream.range(0, DATES)
                .mapToObj(LocalDate.parse("2026-01-10")::plusDays)
                .collect(Collectors.toSet());
        List<ScheduleRule> rules = new ArrayList<>();
        for (int i = 1; i < RULES; i++) {
            When when = new When(ZONE, Set.of(), dates, start.plusMinutes(i), end.plusMinutes(i));
            rules.add(new ScheduleRule("rule " + i, when, i % 7, new Effect.Pin(i)));
        }
        rules.add(Windows.in(ZONE.getId(), last));
        return new Schedule(OptionalInt.of(3), rules);
    }

    private static Scenario metrics(int count) {
        Scenario scenario = given().queue("50").hpaDefaults().firstEvaluation();
        for (int i = 1; i < count; i++) {
            scenario.metric("metric-" + i, TargetType.VALUE, "0.000001")
                    .reads("metric-" + i, "1E+39")
                    .failed("metric-" + i, i);
        }
        return scenario;
    }

    static Stream<Arguments> plans() {
        ScheduleRule always = Windows.pin("always", 5, "00:00", "00:00", 100);
        ScheduleRule never = Windows.pinOn("never", LocalDate.parse("1970-01-01"), 5, "00:00", "01:00");
        LocalTime nine = LocalTime.parse("09:00");
        LocalTime five = LocalTime.parse("17:00");
        return Stream.of(
                Arguments.of("twenty metrics", metrics(20)),
                Arguments.of(
                        "a year of dates below a rule that always rules",
                        metrics(20).schedule(dates(always, nine, five))),
                Arguments.of(
                        "a year of dates below a rule that is over", metrics(20).schedule(dates(never, nine, five))),
                Arguments.of("a year of nights that touch", metrics(20).schedule(dates(never, five, five))),
                Arguments.of(
                        "a year of dates long ago",
                        metrics(20).now("2030-01-01T00:00:00Z").schedule(dates(always, nine, five))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void areAnsweredInTime(String name, Scenario scenario) {
        Snapshot snapshot = scenario.missing(QUEUE, "Timeout").snapshot();
        Quick.answers(name, () -> {
            Trace trace = Engine.decide(snapshot);
            return List.of(
                    trace.summary(),
                    trace.wakeAt(),
                    trace.findings().schedule().flatMap(ScheduleOutlook::next),
                    Engine.remember(snapshot, trace, WriteOutcome.APPLIED));
        });
    }
}
