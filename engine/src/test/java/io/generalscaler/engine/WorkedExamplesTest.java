package io.generalscaler.engine;

import static io.generalscaler.engine.Row.row;
import static io.generalscaler.engine.Scenario.given;

import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.plan.Rounding;
import io.generalscaler.engine.plan.TargetType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples that the documentation works through. */
class WorkedExamplesTest {

    static List<Row> rows() {
        return List.of(
                row(
                                "50 jobs at 10 per replica take 2 replicas to 5",
                                given().queue("50").maxIncrement(5),
                                5,
                                Reason.ScaledUp)
                        .saying("2 → 5: queue 50 at 10 per replica asks for 5"),
                row(
                        "a budget of 500 at 0.05 an hour affords 13",
                        given().replicas(10).queue("300").costAware("500", "0.05", Rounding.UP),
                        13,
                        Reason.ScaledUp),
                row("no jobs leave minReplicas", given().queue("0"), 1, Reason.ScaledDown),
                row(
                        "200 requests per second against a target of 100 double 2 replicas",
                        given().noMetrics()
                                .metric("rps", TargetType.VALUE, "100")
                                .reads("rps", "200"),
                        4,
                        Reason.ScaledUp),
                row(
                        "latency 300 over 200 asks for half as much again",
                        given().replicas(3).queue("50").slo().reads("latency", "300"),
                        8,
                        Reason.SloViolated),
                row(
                        "latency 300 over 200 never scales down",
                        given().replicas(9).queue("20").slo().reads("latency", "300"),
                        9,
                        Reason.SloViolated),
                row(
                        "2 to 10 goes to 7 with at most 5 at once",
                        given().queue("100").maxIncrement(5),
                        7,
                        Reason.ScaledUp),
                row(
                        "2 to 10 reaches 10 at the second look",
                        given().queue("100").maxIncrement(5).later(15),
                        10,
                        Reason.ScaledUp),
                row(
                        "30 s after a change, a cooldown of 60 s holds",
                        given().queue("50").cooldown(60, 60).lastScale(30),
                        2,
                        Reason.CoolingDown),
                row(
                        "65 s after a change, a cooldown of 60 s is over",
                        given().queue("50").cooldown(60, 60).lastScale(65),
                        5,
                        Reason.ScaledUp),
                row(
                        "4 to 1 goes to 2 with at most 2 at once",
                        given().replicas(4).queue("10").maxDecrement(2),
                        2,
                        Reason.ScaledDown),
                row(
                        "4 to 1 reaches 1 at the second look",
                        given().replicas(4).queue("10").maxDecrement(2).later(15),
                        1,
                        Reason.ScaledDown),
                row(
                                "one sentence sums a decision up",
                                given().replicas(5).queue("120").maxIncrement(5).costAware("256", "0.05", Rounding.UP),
                                7,
                                Reason.ScaledUp)
                        .saying("5 → 7: queue 120 at 10 per replica asks for 12; "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void worked(Row row) {
        row.holds();
    }
}
