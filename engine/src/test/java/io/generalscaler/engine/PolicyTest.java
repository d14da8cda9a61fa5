package io.generalscaler.engine;

import static io.generalscaler.engine.Row.row;
import static io.generalscaler.engine.Scenario.QUEUE;
import static io.generalscaler.engine.Scenario.given;

import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.plan.BudgetPeriod;
import io.generalscaler.engine.plan.Rounding;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stage 4: what a policy makes of the proposal. */
class PolicyTest {

    private static Scenario slo(int replicas, String queue) {
        return given().replicas(replicas).queue(queue).slo();
    }

    private static Scenario costAware(int replicas, String queue) {
        return given().replicas(replicas).queue(queue).costAware("500", "0.05", Rounding.UP);
    }

    static List<Row> simple() {
        return List.of(row("simple passes the proposal through", given().queue("70"), 7, Reason.ScaledUp));
    }

    static List<Row> slo() {
        return List.of(
                row("within its targets an SLO passes the proposal through", slo(2, "50"), 5, Reason.ScaledUp),
                row("within its targets an SLO scales down", slo(9, "50"), 5, Reason.ScaledDown),
                row("at its target latency is fine", slo(2, "50").reads("latency", "200"), 5, Reason.ScaledUp),
                row(
                                "above its target it asks for half as much again",
                                slo(2, "50").reads("latency", "201"),
                                8,
                                Reason.SloViolated)
                        .saying("latency 201 is above 200: half as much again as 5 is 8"),
                row("the error rate counts alike", slo(2, "50").reads("errors", "0.011"), 8, Reason.SloViolated),
                row(
                                "both above their targets count once",
                                slo(2, "50").reads("latency", "201").reads("errors", "0.5"),
                                8,
                                Reason.SloViolated)
                        .saying("latency 201 is above 200, errors 0.5 is above 0.01"),
                row(
                                "above its target it never scales down",
                                slo(9, "30").reads("latency", "201"),
                                9,
                                Reason.SloViolated)
                        .saying("latency 201 is above 200: not below 9"),
                row(
                                "with latency missing it never scales down",
                                slo(9, "30").missing("latency", "Timeout"),
                                9,
                                Reason.SloUnknown)
                        .saying("not below 9 while latency (Timeout) cannot be read"),
                row(
                        "with latency missing it scales up by its metric",
                        slo(2, "50").missing("latency", "Timeout"),
                        5,
                        Reason.ScaledUp),
                row(
                        "with latency stale it never scales down",
                        slo(9, "30").reads("latency", "100", 61),
                        9,
                        Reason.SloUnknown),
                row(
                        "with latency missing and errors above, errors count",
                        slo(2, "50").missing("latency", "Timeout").reads("errors", "0.5"),
                        8,
                        Reason.SloViolated),
                row(
                        "with its metric missing and latency above, it grows from the current size",
                        slo(4, "0").missing(QUEUE, "Timeout").reads("latency", "300"),
                        6,
                        Reason.SloViolated),
                row(
                        "with every reading missing it holds",
                        slo(4, "0")
                                .missing(QUEUE, "Timeout")
                                .missing("latency", "Timeout")
                                .missing("errors", "Timeout"),
                        4,
                        Reason.SloUnknown),
                row(
                        "half as much again of a huge proposal is maxReplicas",
                        slo(4, "1E+39").reads("latency", "300"),
                        20,
                        Reason.ScaledUp),
                row(
                        "an SLO without a metric that scales keeps the size while it is met",
                        given().noMetrics().slo().replicas(6),
                        6,
                        Reason.AtDesired),
                row(
                        "an SLO without a metric that scales grows while it is not met",
                        given().noMetrics().slo().replicas(6).reads("latency", "300"),
                        9,
                        Reason.SloViolated),
                row(
                        "asleep at zero, an SLO that is not met does not wake",
                        slo(0, "0").bounds(0, 20).reads("latency", "900"),
                        0,
                        Reason.AtDesired),
                row(
                        "asleep at zero, an SLO without readings sleeps on",
                        slo(0, "0").bounds(0, 20).missing("latency", "Empty").missing("errors", "Empty"),
                        0,
                        Reason.SloUnknown));
    }

    static List<Row> costAware() {
        return List.of(
                row("under its budget costAware passes the proposal through", costAware(2, "50"), 5, Reason.ScaledUp),
                row("costAware asks for at most what its budget affords", costAware(10, "300"), 13, Reason.ScaledUp)
                        .saying("budget 500 a month at 0.05 an hour affords 13"),
                row("at what its budget affords it stays", costAware(13, "300"), 13, Reason.BudgetCapped),
                row("above what its budget affords it goes there", costAware(16, "300"), 13, Reason.BudgetCapped),
                row(
                        "its budget is exact: 36.5 affords 1",
                        given().queue("50").costAware("36.5", "0.05", Rounding.UP),
                        1,
                        Reason.BudgetCapped),
                row(
                                "its budget is exact: 36.49 affords none, and minReplicas wins",
                                given().queue("50").costAware("36.49", "0.05", Rounding.UP),
                                1,
                                Reason.BudgetCapped)
                        .saying("minReplicas 1 wins over the budget, which affords 0"),
                row(
                        "a budget beyond all numbers affords maxReplicas",
                        given().queue("1E+39").costAware("1E+29", "1E-29", Rounding.UP),
                        20,
                        Reason.ScaledUp),
                row(
                        "of two budgets the tighter one counts",
                        costAware(2, "300").budget("110", "0.05", BudgetPeriod.RATE),
                        3,
                        Reason.ScaledUp));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"simple", "slo", "costAware"})
    void decides(Row row) {
        row.holds();
    }
}
