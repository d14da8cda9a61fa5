package io.generalscaler.engine;

import static io.generalscaler.engine.Row.row;
import static io.generalscaler.engine.Scenario.given;
import static io.generalscaler.engine.Scenario.percent;
import static io.generalscaler.engine.Scenario.pods;

import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.plan.SelectPolicy;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stages 6 to 8: stabilization, cooldown, rate. */
class DampingTest {

    /** Ten replicas of which a queue wants so many. */
    private static Scenario ten(int wanted) {
        return given().replicas(10).bounds(1, 1000).queue(String.valueOf(wanted * 10));
    }

    static List<Row> stabilization() {
        return List.of(
                row(
                                "the largest recommendation in the down-window holds the size",
                                ten(4).windows(0, 300).recommended(200, 12),
                                10,
                                Reason.Stabilized)
                        .saying("within the last 5 min up to 12 was asked for, so 10 for now"),
                row(
                        "it scales down as far as the down-window allows",
                        ten(4).windows(0, 300).recommended(200, 7).recommended(100, 5),
                        7,
                        Reason.ScaledDown),
                row(
                        "a recommendation as old as the window is outside",
                        ten(4).windows(0, 300).recommended(300, 12),
                        4,
                        Reason.ScaledDown),
                row(
                        "a recommendation a second younger is inside",
                        ten(4).windows(0, 300).recommended(299, 12),
                        10,
                        Reason.Stabilized),
                row(
                        "the down-window does not hold back growth",
                        ten(14).windows(0, 300).recommended(200, 3),
                        14,
                        Reason.ScaledUp),
                row(
                                "the smallest recommendation in the up-window holds the size",
                                ten(14).windows(60, 0).recommended(30, 8),
                                10,
                                Reason.Stabilized)
                        .saying("within the last 1 min at times only 8 was asked for, so 10 for now"),
                row(
                        "it scales up as far as the up-window allows",
                        ten(18).windows(60, 0).recommended(30, 13),
                        13,
                        Reason.ScaledUp),
                row(
                        "the up-window does not hold back shrinking",
                        ten(4).windows(60, 0).recommended(30, 13),
                        4,
                        Reason.ScaledDown),
                row(
                        "the present counts, not only the past",
                        ten(6).windows(0, 300).recommended(100, 3),
                        6,
                        Reason.ScaledDown),
                row(
                                "on the first look the current size stands for the past: down",
                                ten(4).windows(0, 300).firstEvaluation(),
                                10,
                                Reason.Stabilized)
                        .saying("first look: the size 10 stands for the last 5 min"),
                row(
                        "on the first look the current size stands for the past: up",
                        ten(14).windows(60, 0).firstEvaluation(),
                        10,
                        Reason.Stabilized),
                row(
                        "on the first look without windows it moves at once",
                        ten(4).firstEvaluation(),
                        4,
                        Reason.ScaledDown),
                row(
                        "the first look is remembered",
                        ten(4).windows(0, 300).firstEvaluation().later(15),
                        10,
                        Reason.Stabilized),
                row(
                        "when the window has passed the first look is forgotten",
                        ten(4).windows(0, 300).firstEvaluation().later(300),
                        4,
                        Reason.ScaledDown),
                row(
                        "a recommendation from the future counts as now's",
                        ten(4).windows(0, 300).recommended(-7200, 12),
                        10,
                        Reason.Stabilized),
                row(
                        "a clock that went back an hour does not hold longer than the window",
                        ten(4).windows(0, 300).recommended(-3600, 12).later(300),
                        4,
                        Reason.ScaledDown),
                row(
                        "what an outage held is remembered as asked for",
                        ten(4).windows(0, 300)
                                .missing("queue", "Timeout")
                                .later(15)
                                .queue("40"),
                        10,
                        Reason.Stabilized),
                row(
                        "recommendations are remembered as they were asked for, also above maxReplicas",
                        ten(10).bounds(1, 12)
                                .windows(0, 300)
                                .queue("900")
                                .later(15)
                                .bounds(1, 1000)
                                .replicas(20)
                                .queue("10"),
                        20,
                        Reason.Stabilized));
    }

    static List<Row> cooldown() {
        return List.of(
                row(
                                "within the cooldown it does not scale up",
                                ten(14).cooldown(60, 300).lastScale(30),
                                10,
                                Reason.CoolingDown)
                        .saying("the last change was 30 s ago, and up waits for 1 min"),
                row(
                                "within the cooldown it does not scale down",
                                ten(4).cooldown(60, 300).lastScale(299),
                                10,
                                Reason.CoolingDown)
                        .saying("the last change was 299 s ago, and down waits for 5 min"),
                row(
                        "a cooldown exactly reached is over",
                        ten(14).cooldown(60, 300).lastScale(60),
                        14,
                        Reason.ScaledUp),
                row(
                        "each direction has its own cooldown",
                        ten(14).cooldown(60, 300).lastScale(100),
                        14,
                        Reason.ScaledUp),
                row(
                        "a change down cools a change up",
                        ten(14).cooldown(60, 300).lastScale(30).changed(30, -2),
                        10,
                        Reason.CoolingDown),
                row(
                        "a change is known from its event alone",
                        ten(14).cooldown(60, 300).changed(30, 3),
                        10,
                        Reason.CoolingDown),
                row("without a change there is no cooldown", ten(14).cooldown(60, 300), 14, Reason.ScaledUp),
                row(
                        "waking from zero does not wait",
                        given().bounds(0, 20)
                                .replicas(0)
                                .queue("30")
                                .cooldown(60, 300)
                                .lastScale(5),
                        3,
                        Reason.Activated),
                row(
                        "waking from zero keeps maxIncrement",
                        given().bounds(0, 20).replicas(0).queue("90").maxIncrement(2),
                        2,
                        Reason.Activated),
                row(
                        "waking from zero waits for the up-window",
                        given().bounds(0, 20)
                                .replicas(0)
                                .queue("90")
                                .windows(60, 0)
                                .recommended(30, 0),
                        0,
                        Reason.Stabilized),
                row("going to sleep keeps maxDecrement", ten(0).bounds(0, 20).maxDecrement(2), 8, Reason.ScaledDown),
                row(
                        "going to sleep waits",
                        given().bounds(0, 20).queue("0").cooldown(60, 300).lastScale(200),
                        2,
                        Reason.CoolingDown),
                row(
                        "a change in the future counts as just made",
                        ten(14).cooldown(60, 300).lastScale(-7200),
                        10,
                        Reason.CoolingDown),
                row(
                        "a clock that went back does not cool longer than the cooldown",
                        ten(10).cooldown(60, 300).lastScale(-7200).later(60).queue("140"),
                        14,
                        Reason.ScaledUp),
                row(
                        "a change that was not written starts no cooldown",
                        ten(14).cooldown(60, 300).later(15, io.generalscaler.engine.model.WriteOutcome.NOT_WRITTEN),
                        14,
                        Reason.ScaledUp),
                row(
                        "a change that was written starts one",
                        ten(14).cooldown(60, 300).later(15).queue("200"),
                        14,
                        Reason.CoolingDown));
    }

    static List<Row> atOnce() {
        return List.of(
                row("at most so many are added at once", ten(20).maxIncrement(3), 13, Reason.ScaledUp)
                        .saying("+3 allowed at once would give 13"),
                row("at most so many are removed at once", ten(2).maxDecrement(3), 7, Reason.ScaledDown)
                        .saying("−3 allowed at once would give 7"),
                row("fewer is fine", ten(12).maxIncrement(3), 12, Reason.ScaledUp),
                row(
                        "a huge step does not overflow",
                        ten(20).queue("1E+39").maxIncrement(Integer.MAX_VALUE),
                        1000,
                        Reason.ScaledUp),
                row(
                        "a huge step down stops at minReplicas",
                        ten(0).maxDecrement(Integer.MAX_VALUE),
                        1,
                        Reason.ScaledDown));
    }

    static List<Row> ratesUp() {
        return List.of(
                row("pods within a period", ten(30).upRate(SelectPolicy.MAX, pods(4, 15)), 14, Reason.ScaledUp)
                        .saying("+4 pods allowed within 15 s would give 14"),
                row("per cent within a period", ten(30).upRate(SelectPolicy.MAX, percent(50, 15)), 15, Reason.ScaledUp)
                        .saying("+50 % allowed within 15 s would give 15"),
                row(
                        "per cent round up",
                        given().replicas(3).queue("300").upRate(SelectPolicy.MAX, percent(10, 15)),
                        4,
                        Reason.ScaledUp),
                row(
                        "10 % of 100 is 10, not 11",
                        given().bounds(1, 1000).replicas(100).queue("5000").upRate(SelectPolicy.MAX, percent(10, 15)),
                        110,
                        Reason.ScaledUp),
                row(
                        "Max takes the larger change",
                        ten(90).upRate(SelectPolicy.MAX, pods(4, 15), percent(100, 15)),
                        20,
                        Reason.ScaledUp),
                row(
                        "Min takes the smaller change",
                        ten(90).upRate(SelectPolicy.MIN, pods(4, 15), percent(100, 15)),
                        14,
                        Reason.ScaledUp),
                row("Disabled allows none", ten(90).upRate(SelectPolicy.DISABLED, pods(4, 15)), 10, Reason.RateLimited)
                        .saying("scaling up is disabled"),
                row("up disabled does not stop down", ten(4).upRate(SelectPolicy.DISABLED), 4, Reason.ScaledDown),
                row(
                        "what was added within the period counts",
                        ten(30).upRate(SelectPolicy.MAX, pods(4, 60)).changed(30, 3),
                        11,
                        Reason.ScaledUp),
                row(
                        "what was removed within the period is given back",
                        ten(30).upRate(SelectPolicy.MAX, pods(4, 60)).changed(30, -3),
                        17,
                        Reason.ScaledUp),
                row(
                        "an event exactly one period old is outside",
                        ten(30).upRate(SelectPolicy.MAX, pods(4, 60)).changed(60, 3),
                        14,
                        Reason.ScaledUp),
                row(
                        "an event from the future is inside",
                        ten(30).upRate(SelectPolicy.MAX, pods(4, 60)).changed(-600, 3),
                        11,
                        Reason.ScaledUp),
                row(
                                "a limit below the current size holds it",
                                ten(30).upRate(SelectPolicy.MAX, pods(4, 60)).changed(30, 7),
                                10,
                                Reason.RateLimited)
                        .saying("+4 pods allowed within 1 min are used up"),
                row(
                        "per cent can leave zero",
                        given().bounds(0, 20).replicas(0).queue("90").upRate(SelectPolicy.MAX, percent(100, 15)),
                        1,
                        Reason.Activated),
                row(
                        "per cent of what was zero a moment ago holds",
                        given().bounds(0, 20)
                                .replicas(1)
                                .queue("90")
                                .upRate(SelectPolicy.MAX, percent(100, 15))
                                .changed(5, 1),
                        1,
                        Reason.RateLimited),
                row(
                        "maxIncrement and policies both limit",
                        ten(90).maxIncrement(8).upRate(SelectPolicy.MAX, percent(100, 15)),
                        18,
                        Reason.ScaledUp),
                row(
                        "a huge per cent does not overflow",
                        ten(90).queue("1E+39").upRate(SelectPolicy.MAX, percent(Integer.MAX_VALUE, 15)),
                        1000,
                        Reason.ScaledUp));
    }

    static List<Row> ratesDown() {
        return List.of(
                row("pods within a period, down", ten(2).downRate(SelectPolicy.MAX, pods(4, 15)), 6, Reason.ScaledDown)
                        .saying("−4 pods allowed within 15 s would give 6"),
                row(
                        "per cent within a period, down",
                        ten(2).downRate(SelectPolicy.MAX, percent(50, 15)),
                        5,
                        Reason.ScaledDown),
                row(
                        "90 % less of 10 is 1, not 0",
                        ten(0).bounds(0, 20).downRate(SelectPolicy.MAX, percent(90, 15)), 1, Reason.ScaledDown),
                row(
                        "per cent round down",
                        given().replicas(3).queue("0").downRate(SelectPolicy.MAX, percent(10, 15)),
                        2,
                        Reason.ScaledDown),
                row(
                        "100 % less may go to zero",
                        ten(0).bounds(0, 20).downRate(SelectPolicy.MAX, percent(100, 15)), 0, Reason.ScaledToZero),
                row(
                        "more than 100 % less is zero",
                        ten(0).bounds(0, 20).downRate(SelectPolicy.MAX, percent(250, 15)), 0, Reason.ScaledToZero),
                row(
                        "Max takes the larger change, down",
                        ten(2).downRate(SelectPolicy.MAX, pods(1, 15), percent(50, 15)),
                        5,
                        Reason.ScaledDown),
                row(
                        "Min takes the smaller change, down",
                        ten(2).downRate(SelectPolicy.MIN, pods(1, 15), percent(50, 15)),
                        9,
                        Reason.ScaledDown),
                row("Disabled allows none, down", ten(2).downRate(SelectPolicy.DISABLED), 10, Reason.RateLimited)
                        .saying("scaling down is disabled"),
                row(
                        "what others removed after growth within the period gives no room to grow again",
                        given().replicas(1)
                                .queue("200")
                                .upRate(SelectPolicy.MAX, pods(4, 60))
                                .changed(15, 4),
                        1,
                        Reason.RateLimited),
                row(
                        "two changes of one instant are a sum, in either order",
                        given().replicas(2)
                                .queue("200")
                                .upRate(SelectPolicy.MAX, pods(1, 60))
                                .changed(30, -5)
                                .changed(30, 2),
                        6,
                        Reason.ScaledUp),
                row(
                        "what was removed within the period counts, down",
                        ten(2).downRate(SelectPolicy.MAX, pods(4, 60)).changed(30, -3),
                        9,
                        Reason.ScaledDown),
                row(
                        "a limit above the current size holds it",
                        ten(2).downRate(SelectPolicy.MAX, pods(4, 60)).changed(30, -7),
                        10,
                        Reason.RateLimited),
                row(
                        "what was added within the period may be taken back",
                        ten(2).downRate(SelectPolicy.MAX, pods(4, 60)).changed(30, 3),
                        3,
                        Reason.ScaledDown));
    }

    static List<Row> hpaDefaults() {
        return List.of(
                row(
                        "by default it grows by 4 pods where that is more",
                        given().queue("200").hpaDefaults(),
                        6,
                        Reason.ScaledUp),
                row("by default it doubles where that is more", ten(90).hpaDefaults(), 20, Reason.ScaledUp),
                row(
                        "by default it waits 300 s to shrink",
                        ten(2).hpaDefaults().recommended(285, 10),
                        10,
                        Reason.Stabilized),
                row(
                        "by default it then shrinks at once",
                        ten(2).hpaDefaults().recommended(300, 10),
                        2,
                        Reason.ScaledDown));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"stabilization", "cooldown", "atOnce", "ratesUp", "ratesDown", "hpaDefaults"})
    void damps(Row row) {
        row.holds();
    }
}
