package io.generalscaler.engine;

import static io.generalscaler.engine.Row.row;
import static io.generalscaler.engine.Scenario.QUEUE;
import static io.generalscaler.engine.Scenario.given;
import static io.generalscaler.engine.Windows.atLeast;
import static io.generalscaler.engine.Windows.atMost;
import static io.generalscaler.engine.Windows.between;
import static io.generalscaler.engine.Windows.pin;
import static io.generalscaler.engine.Windows.withDefault;

import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.plan.Schedule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stage 5: sizes by the clock. The scenarios' instant is a Thursday, 10:30 UTC. */
class ScheduleTest {
    private static final String UTC = "UTC";

    private static Scenario alone() {
        return given().noMetrics();
    }

    private static Scenario unread() {
        return given().replicas(8).missing(QUEUE, "Timeout");
    }

    static List<Row> effects() {
        return List.of(
                row(
                                "a pin replaces what the metrics ask for",
                                given().queue("50").schedule(UTC, pin("day", 10, "09:00", "17:00")),
                                10,
                                Reason.Scheduled)
                        .saying("queue 50 at 10 per replica asks for 5; the schedule's day pins 10"),
                row(
                        "a pin also scales down",
                        given().replicas(12).queue("150").schedule(UTC, pin("day", 10, "09:00", "17:00")),
                        10,
                        Reason.Scheduled),
                row(
                        "a pin that is reached holds",
                        given().replicas(10).queue("150").schedule(UTC, pin("day", 10, "09:00", "17:00")),
                        10,
                        Reason.Scheduled),
                row(
                                "a floor raises what the metrics ask for",
                                given().queue("20").schedule(UTC, atLeast("day", 6, "09:00", "17:00")),
                                6,
                                Reason.Scheduled)
                        .saying("the schedule's day asks for at least 6"),
                row(
                        "a floor lets the metrics ask for more",
                        given().queue("70").schedule(UTC, atLeast("day", 6, "09:00", "17:00")),
                        7,
                        Reason.ScaledUp),
                row(
                                "a cap lowers what the metrics ask for",
                                given().queue("70").schedule(UTC, atMost("day", 4, "09:00", "17:00")),
                                4,
                                Reason.ScaledUp)
                        .saying("the schedule's day allows at most 4"),
                row(
                        "a cap lets the metrics ask for less",
                        given().replicas(9).queue("30").schedule(UTC, atMost("day", 4, "09:00", "17:00")),
                        3,
                        Reason.ScaledDown),
                row(
                        "a cap shrinks a larger size",
                        given().replicas(9).queue("90").schedule(UTC, atMost("day", 4, "09:00", "17:00")),
                        4,
                        Reason.Scheduled),
                row(
                        "a rule with a floor and a cap raises to its floor",
                        given().queue("20").schedule(UTC, between("day", 4, 6, "09:00", "17:00")),
                        4,
                        Reason.Scheduled),
                row(
                        "a rule with a floor and a cap lowers to its cap",
                        given().queue("90").schedule(UTC, between("day", 4, 6, "09:00", "17:00")),
                        6,
                        Reason.ScaledUp),
                row(
                        "a floor above maxReplicas stops at maxReplicas",
                        given().queue("20").schedule(UTC, atLeast("day", 60, "09:00", "17:00")),
                        20,
                        Reason.Scheduled),
                row(
                        "a pin below minReplicas stops at minReplicas",
                        given().replicas(5).queue("20").schedule(UTC, pin("day", 0, "09:00", "17:00")),
                        1,
                        Reason.Scheduled),
                row(
                        "a pin of zero sleeps where minReplicas is zero",
                        given().bounds(0, 20).queue("20").schedule(UTC, pin("day", 0, "09:00", "17:00")),
                        0,
                        Reason.Scheduled),
                row(
                        "a pin keeps the rate",
                        given().queue("20").maxIncrement(5).schedule(UTC, pin("day", 10, "09:00", "17:00")),
                        7,
                        Reason.Scheduled),
                row(
                        "a pin waits for the cooldown",
                        given().queue("20")
                                .cooldown(60, 300)
                                .lastScale(30)
                                .schedule(UTC, pin("day", 10, "09:00", "17:00")),
                        2,
                        Reason.CoolingDown),
                row(
                        "a lower pin waits for the down-window",
                        given().replicas(12)
                                .queue("120")
                                .windows(0, 300)
                                .recommended(200, 12)
                                .schedule(UTC, pin("day", 10, "09:00", "17:00")),
                        12,
                        Reason.Stabilized));
    }

    static List<Row> matching() {
        return List.of(
                row(
                        "outside its window a rule says nothing",
                        given().queue("50").schedule(UTC, pin("night", 10, "22:00", "06:00")),
                        5,
                        Reason.ScaledUp),
                row(
                        "the start is inclusive",
                        given().queue("50").now("2026-01-15T09:00:00Z").schedule(UTC, pin("day", 10, "09:00", "17:00")),
                        10,
                        Reason.Scheduled),
                row(
                        "the end is exclusive",
                        given().queue("50").now("2026-01-15T17:00:00Z").schedule(UTC, pin("day", 10, "09:00", "17:00")),
                        5,
                        Reason.ScaledUp),
                row(
                        "the last moment still counts",
                        given().queue("50")
                                .now("2026-01-15T16:59:59.999Z")
                                .schedule(UTC, pin("day", 10, "09:00", "17:00")),
                        10,
                        Reason.Scheduled),
                row(
                        "the schedule's zone decides",
                        given().queue("50")
                                .now("2026-01-15T08:30:00Z")
                                .schedule("Europe/Berlin", pin("day", 10, "09:00", "17:00")),
                        10,
                        Reason.Scheduled),
                row(
                        "the highest priority rules",
                        given().queue("50")
                                .schedule(UTC, pin("low", 3, "09:00", "17:00"), pin("high", 9, "10:00", "11:00", 5)),
                        9,
                        Reason.Scheduled),
                row(
                        "the first listed wins a tie",
                        given().queue("50")
                                .schedule(UTC, pin("first", 3, "09:00", "17:00"), pin("second", 9, "10:00", "11:00")),
                        3,
                        Reason.Scheduled),
                row(
                        "a lower priority rules where the higher does not match",
                        given().queue("50")
                                .schedule(UTC, pin("high", 9, "11:00", "12:00", 5), pin("low", 3, "09:00", "17:00")),
                        3,
                        Reason.Scheduled),
                row(
                        "a negative priority still beats no rule",
                        given().queue("50").schedule(UTC, pin("low", 3, "09:00", "17:00", -5)),
                        3,
                        Reason.Scheduled));
    }

    static List<Row> defaults() {
        Schedule night = withDefault(UTC, 3, pin("night", 10, "22:00", "06:00"));
        return List.of(
                row(
                                "where no rule matches the default rules",
                                given().queue("50").schedule(night),
                                3,
                                Reason.Scheduled)
                        .saying("the schedule's default is 3"),
                row(
                        "where a rule matches the default does not",
                        given().queue("50").now("2026-01-15T23:00:00Z").schedule(night),
                        10,
                        Reason.Scheduled),
                row(
                        "alone, a pin rules",
                        alone().schedule(UTC, pin("day", 10, "09:00", "17:00")),
                        10,
                        Reason.Scheduled),
                row(
                                "alone, outside its windows a schedule asks for minReplicas",
                                alone().replicas(10).schedule(UTC, pin("night", 10, "22:00", "06:00")),
                                1,
                                Reason.Scheduled)
                        .saying("no rule of the schedule matches, so minReplicas 1 does"),
                row(
                        "alone, a floor is the size",
                        alone().schedule(UTC, atLeast("day", 6, "09:00", "17:00")),
                        6,
                        Reason.Scheduled),
                row(
                        "alone, a floor that has sunk lets the size sink",
                        alone().replicas(9).schedule(UTC, atLeast("day", 6, "09:00", "17:00")),
                        6,
                        Reason.Scheduled),
                row(
                                "alone, a cap leaves minReplicas",
                                alone().replicas(3).schedule(UTC, atMost("day", 6, "09:00", "17:00")),
                                1,
                                Reason.Scheduled)
                        .saying("the schedule's day allows at most 6, and minReplicas is 1"));
    }

    static List<Row> outages() {
        return List.of(
                row(
                                "a cap does not shrink while a metric is missing",
                                unread().schedule(UTC, atMost("day", 4, "09:00", "17:00")),
                                8,
                                Reason.MetricMissing)
                        .saying("the schedule's day allows at most 4, but not below 8 while a metric cannot be read"),
                row(
                        "a cap stops growth while a metric is missing",
                        unread().schedule(UTC, atMost("day", 10, "09:00", "17:00"))
                                .slo()
                                .reads("latency", "900"),
                        10,
                        Reason.SloViolated),
                row(
                        "a cap does not shrink while an SLO reading is missing",
                        given().replicas(8)
                                .queue("80")
                                .slo()
                                .missing("latency", "Timeout")
                                .schedule(UTC, atMost("day", 4, "09:00", "17:00")),
                        8,
                        Reason.MetricMissing),
                row(
                        "a floor still raises while a metric is missing",
                        unread().schedule(UTC, atLeast("day", 12, "09:00", "17:00")),
                        12,
                        Reason.Scheduled),
                row(
                        "what a pin sent to sleep is woken by the next window's floor while a metric is missing",
                        unread().bounds(0, 20)
                                .replicas(0)
                                .scaledToZero()
                                .schedule(UTC, pin("night", 0, "17:00", "09:00"), atLeast("day", 2, "09:00", "17:00")),
                        2,
                        Reason.Scheduled),
                row(
                        "without a floor, what a pin sent to sleep sleeps on while a metric is missing",
                        unread().bounds(0, 20)
                                .replicas(0)
                                .scaledToZero()
                                .schedule(UTC, pin("night", 0, "17:00", "09:00")),
                        0,
                        Reason.AllMetricsMissing),
                row(
                        "a pin applies while a metric is missing, for it never listens to metrics",
                        unread().schedule(UTC, pin("day", 4, "09:00", "17:00")),
                        4,
                        Reason.Scheduled));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"effects", "matching", "defaults", "outages"})
    void schedules(Row row) {
        row.holds();
    }
}
