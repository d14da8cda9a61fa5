package io.generalscaler.engine;

import static io.generalscaler.engine.Row.row;
import static io.generalscaler.engine.Scenario.QUEUE;
import static io.generalscaler.engine.Scenario.given;
import static io.generalscaler.engine.Scenario.pods;

import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.plan.BudgetPeriod;
import io.generalscaler.engine.plan.SelectPolicy;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stage 9: bounds and budget. */
class LimitsTest {

    private static Scenario budget(int replicas, String queue) {
        return given().replicas(replicas).queue(queue).budget("500", "0.05", BudgetPeriod.RATE);
    }

    static List<Row> bounds() {
        return List.of(
                row("never above maxReplicas", given().queue("900"), 20, Reason.ScaledUp)
                        .saying("maxReplicas is 20"),
                row("never below minReplicas", given().bounds(3, 20).replicas(5).queue("0"), 3, Reason.ScaledDown)
                        .saying("minReplicas is 3"),
                row("at maxReplicas it stays", given().replicas(20).queue("900"), 20, Reason.AtMaxReplicas),
                row("at minReplicas it stays", given().replicas(1).queue("0"), 1, Reason.AtMinReplicas),
                row(
                                "above maxReplicas it goes there at once, whatever limits the rate",
                                given().replicas(50)
                                        .queue("600")
                                        .maxDecrement(2)
                                        .cooldown(300, 300)
                                        .lastScale(5)
                                        .windows(0, 300)
                                        .firstEvaluation(),
                                20,
                                Reason.AtMaxReplicas)
                        .saying("50 → 20: maxReplicas is 20"),
                row(
                        "above maxReplicas it goes there without any metric",
                        given().replicas(50).missing(QUEUE, "Timeout"),
                        20,
                        Reason.AtMaxReplicas),
                row(
                        "above maxReplicas it goes there before it goes lower",
                        given().replicas(50).queue("0"),
                        20,
                        Reason.AtMaxReplicas),
                row(
                        "below minReplicas it goes there at once",
                        given().bounds(8, 20)
                                .replicas(3)
                                .queue("80")
                                .upRate(SelectPolicy.MAX, pods(1, 60))
                                .cooldown(300, 300)
                                .lastScale(5),
                        8,
                        Reason.AtMinReplicas),
                row(
                        "below minReplicas it goes there without any metric",
                        given().bounds(8, 20).replicas(3).missing(QUEUE, "Timeout"),
                        8,
                        Reason.AtMinReplicas),
                row(
                        "below minReplicas it goes there before it goes higher",
                        given().bounds(8, 20).replicas(3).queue("200"),
                        8,
                        Reason.AtMinReplicas),
                row("one size only", given().bounds(5, 5).replicas(5).queue("900"), 5, Reason.AtMaxReplicas));
    }

    static List<Row> budgets() {
        return List.of(
                row("the budget caps any policy", budget(10, "300"), 13, Reason.ScaledUp)
                        .saying("budget 500 a month at 0.05 an hour affords 13"),
                row(
                        "a size above the budget goes under it at once",
                        budget(18, "300").maxDecrement(1),
                        13,
                        Reason.BudgetCapped),
                row(
                                "the budget counts after the rate",
                                given().replicas(5)
                                        .queue("120")
                                        .maxIncrement(5)
                                        .budget("256", "0.05", BudgetPeriod.RATE),
                                7,
                                Reason.ScaledUp)
                        .saying("5 → 7: queue 120 at 10 per replica asks for 12; +5 allowed at once would give 10; "
                                + "budget 256 a month at 0.05 an hour affords 7"),
                row("at its budget it stays", budget(13, "300"), 13, Reason.BudgetCapped),
                row("minReplicas wins over the budget", budget(16, "300").bounds(15, 20), 15, Reason.BudgetCapped)
                        .saying("affords 13; minReplicas 15 wins over the budget, which affords 13"),
                row("minReplicas wins also on the way up", budget(15, "300").bounds(15, 20), 15, Reason.BudgetCapped),
                row(
                        "no budget at all sleeps where minReplicas is zero",
                        given().bounds(0, 20).queue("30").budget("0", "0.05", BudgetPeriod.RATE),
                        0,
                        Reason.BudgetCapped),
                row("above maxReplicas the budget counts too", budget(50, "300"), 13, Reason.BudgetCapped),
                row(
                        "the budget counts while metrics are missing",
                        budget(18, "0").missing(QUEUE, "Timeout"),
                        13,
                        Reason.BudgetCapped));
    }

    /** January has 744 h: 744 at 1 an hour is one replica for the month. At the 16th, 00:00, 384 h are left. */
    private static Scenario monthly(int replicas, String max) {
        return given().now("2026-01-16T00:00:00Z")
                .replicas(replicas)
                .queue("900")
                .budget(max, "1", BudgetPeriod.MONTH);
    }

    static List<Row> monthlyBudgets() {
        return List.of(
                row(
                                "what is left is spread over the hours that are left",
                                monthly(2, "2000").spent("2026-01", 464, 0),
                                4,
                                Reason.ScaledUp)
                        .saying("budget 2000 a month, 464 of it spent, affords 4 at 1 an hour until the month ends"),
                row("just too little for one more", monthly(2, "2000").spent("2026-01", 465, 0), 3, Reason.ScaledUp),
                row(
                                "what ran since the last look is counted",
                                monthly(8, "2000").spent("2026-01", 456, 3600),
                                4,
                                Reason.BudgetCapped)
                        .saying("464 of it spent"),
                row(
                        "hours that nobody looked at are counted",
                        monthly(8, "2000").spent("2026-01", 0, 58 * 3600),
                        4,
                        Reason.BudgetCapped),
                row(
                                "spent is spent: nothing is left",
                                monthly(2, "2000").spent("2026-01", 2000, 0),
                                1,
                                Reason.BudgetCapped)
                        .saying("affords 0"),
                row(
                        "a small budget sleeps until what is left pays for one replica until the month ends",
                        monthly(0, "100")
                                .bounds(0, 20)
                                .now("2026-01-27T19:00:00Z")
                                .spent("2026-01", 0, 0),
                        0,
                        Reason.BudgetCapped),
                row(
                        "then it wakes",
                        monthly(0, "100")
                                .bounds(0, 20)
                                .now("2026-01-27T20:00:00Z")
                                .spent("2026-01", 0, 0),
                        1,
                        Reason.Activated),
                row(
                        "overspent stays at minReplicas",
                        monthly(1, "2000").spent("2026-01", 9000, 0),
                        1,
                        Reason.BudgetCapped),
                row(
                        "a new month starts at nothing",
                        monthly(2, "2976").now("2026-02-01T00:00:00Z").spent("2026-01", 9000, 0),
                        4,
                        Reason.ScaledUp),
                row(
                                "a new month counts from its start",
                                monthly(2, "2976").now("2026-02-01T00:00:00Z").spent("2026-01", 9000, 86_400),
                                4,
                                Reason.ScaledUp)
                        .saying(", 0 of it spent"),
                row("first seen in mid-month, it counts as spent evenly", monthly(2, "2976"), 4, Reason.ScaledUp)
                        .saying("1440 of it spent"),
                row(
                        "in the last half hour what is left is spread over half an hour",
                        monthly(10, "7440")
                                .replicas(10)
                                .now("2026-01-31T23:30:00Z")
                                .spent("2026-01", 7435, 0),
                        10,
                        Reason.BudgetCapped),
                row(
                        "in the last second a second counts as left",
                        monthly(2, "7440").now("2026-01-31T23:59:59.900Z").spent("2026-01", 7439, 0),
                        20,
                        Reason.ScaledUp),
                row(
                        "December ends with the year",
                        monthly(2, "744").now("2026-12-31T20:00:00Z").spent("2026-12", 700, 0),
                        11,
                        Reason.ScaledUp),
                row(
                        "a spend of a later month, from a clock that went back, is not believed",
                        monthly(2, "2976").spent("2026-02", 9000, 0),
                        4,
                        Reason.ScaledUp),
                row(
                        "a last look in the future adds nothing",
                        monthly(2, "2000").spent("2026-01", 464, -900),
                        4,
                        Reason.ScaledUp),
                row(
                                "the spend is carried on",
                                monthly(4, "2000")
                                        .spent("2026-01", 464, 0)
                                        .later(3600)
                                        .later(3600),
                                4,
                                Reason.BudgetCapped)
                        .saying("472 of it spent"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"bounds", "budgets", "monthlyBudgets"})
    void limits(Row row) {
        row.holds();
    }
}
