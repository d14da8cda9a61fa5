package io.generalscaler.engine;

import static io.generalscaler.engine.Row.row;
import static io.generalscaler.engine.Scenario.QUEUE;
import static io.generalscaler.engine.Scenario.given;
import static io.generalscaler.engine.Windows.pin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.plan.BudgetPeriod;
import io.generalscaler.engine.plan.FallbackBehavior;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Stage 10: pause, override, zero by hand, and mode. The scenarios' instant is 2026-01-15 10:30 UTC. */
class ManualControlTest {

    static List<Row> pauses() {
        return List.of(
                row("paused, it stays", given().queue("90").paused("", "load test"), 2, Reason.Paused)
                        .saying("queue 90 at 10 per replica asks for 9; paused (load test)"),
                row(
                                "paused until later, it stays",
                                given().queue("90").paused("2026-01-15T10:30:01Z", ""),
                                2,
                                Reason.Paused)
                        .saying("paused until 2026-01-15T10:30:01Z"),
                row(
                                "at its end a pause is over",
                                given().queue("90").paused("2026-01-15T10:30:00Z", "load test"),
                                9,
                                Reason.ScaledUp)
                        .saying("the pause ended at 2026-01-15T10:30:00Z"),
                row(
                        "a pause holds a size outside the bounds",
                        given().replicas(50).queue("90").paused("", ""),
                        50,
                        Reason.Paused),
                row(
                        "a pause stands above an override",
                        given().queue("90").overridden(15, "", "").paused("", ""),
                        2,
                        Reason.Paused),
                row(
                        "a pause stands above a missing metric",
                        given().missing(QUEUE, "Timeout").paused("", ""),
                        2,
                        Reason.Paused),
                row(
                        "an ended pause does not name the decision",
                        given().queue("20").paused("2026-01-01T00:00:00Z", ""),
                        2,
                        Reason.AtDesired));
    }

    static List<Row> freezes() {
        return List.of(
                row(
                                "frozen, it says what it would do and does not do it",
                                given().queue("90").frozen("2026-01-15T11:00:00Z", "incident 42"),
                                9,
                                Reason.Frozen)
                        .saying("2 → 9: queue 90 at 10 per replica asks for 9; frozen until 2026-01-15T11:00:00Z by"
                                + " ConfigMap shop/generalscaler-freeze (incident 42)"),
                row(
                        "at its end a freeze is over",
                        given().queue("90").frozen("2026-01-15T10:30:00Z", ""),
                        9,
                        Reason.ScaledUp),
                row(
                        "a freeze stops an override",
                        given().queue("90").overridden(15, "", "").frozen("2026-01-15T11:00:00Z", ""),
                        15,
                        Reason.Frozen),
                row(
                        "a freeze names the decision, also where a pause holds",
                        given().queue("90").paused("", "").frozen("2026-01-15T11:00:00Z", ""),
                        2,
                        Reason.Frozen),
                row(
                        "a freeze leaves a size outside the bounds",
                        given().replicas(50).queue("90").frozen("2026-01-15T11:00:00Z", ""),
                        20,
                        Reason.Frozen),
                row(
                        "a freeze stops the fallback",
                        given().missing(QUEUE, "Timeout")
                                .failed(QUEUE, 2)
                                .fallback(3, new FallbackBehavior.Static(6))
                                .frozen("2026-01-15T11:00:00Z", ""),
                        6,
                        Reason.Frozen),
                row(
                        "where nothing is to be done it is frozen too",
                        given().queue("20").frozen("2026-01-15T11:00:00Z", ""),
                        2,
                        Reason.Frozen),
                row(
                        "a recommendation is one, frozen or not",
                        given().queue("90").recommendOnly().frozen("2026-01-15T11:00:00Z", ""),
                        9,
                        Reason.RecommendOnly));
    }

    static List<Row> overrides() {
        return List.of(
                row("an override rules", given().queue("90").overridden(15, "", "launch"), 15, Reason.Overridden)
                        .saying("overridden with 15 (launch)"),
                row(
                        "an override rules at once, whatever limits the rate",
                        given().queue("90")
                                .maxIncrement(1)
                                .cooldown(60, 60)
                                .lastScale(5)
                                .overridden(15, "", ""),
                        15,
                        Reason.Overridden),
                row(
                        "an override scales down too",
                        given().replicas(18).queue("180").overridden(3, "", ""),
                        3,
                        Reason.Overridden),
                row(
                        "an override that is reached holds",
                        given().replicas(15).queue("90").overridden(15, "", ""),
                        15,
                        Reason.Overridden),
                row(
                        "an override that is reached names the decision, whatever limits the metrics meanwhile",
                        given().replicas(20).queue("500").overridden(20, "", ""),
                        20,
                        Reason.Overridden),
                row(
                                "an override stays within maxReplicas",
                                given().queue("90").overridden(500, "", ""),
                                20,
                                Reason.Overridden)
                        .saying("overridden with 500; maxReplicas is 20"),
                row(
                        "an override stays within minReplicas",
                        given().queue("90").overridden(0, "", ""),
                        1,
                        Reason.Overridden),
                row(
                        "an override may cost more than the budget",
                        given().queue("90")
                                .budget("500", "0.05", BudgetPeriod.RATE)
                                .overridden(18, "", ""),
                        18,
                        Reason.Overridden),
                row(
                        "an override does not wait for a window",
                        given().replicas(18)
                                .queue("180")
                                .windows(60, 300)
                                .recommended(30, 18)
                                .overridden(3, "", ""),
                        3,
                        Reason.Overridden),
                row(
                        "an override brings a size outside the bounds where it says",
                        given().replicas(50).queue("90").overridden(15, "", ""),
                        15,
                        Reason.Overridden),
                row(
                        "an override rules without any metric",
                        given().missing(QUEUE, "Timeout").overridden(15, "", ""),
                        15,
                        Reason.Overridden),
                row(
                        "until later, it rules",
                        given().queue("90").overridden(15, "2026-01-15T10:30:01Z", ""),
                        15,
                        Reason.Overridden),
                row(
                                "at its end an override is over",
                                given().queue("90").overridden(15, "2026-01-15T10:30:00Z", ""),
                                9,
                                Reason.ScaledUp)
                        .saying("the override with 15 ended at 2026-01-15T10:30:00Z"),
                row(
                        "an ended override does not shrink during an outage",
                        given().replicas(15).missing(QUEUE, "Timeout").overridden(15, "2026-01-15T10:30:00Z", ""),
                        15,
                        Reason.AllMetricsMissing),
                row(
                        "an ended override goes back at the rate that is allowed",
                        given().replicas(15).queue("20").maxDecrement(2).overridden(15, "2026-01-15T10:30:00Z", ""),
                        13,
                        Reason.ScaledDown));
    }

    static List<Row> zeroByHand() {
        return List.of(
                row("set to zero by hand, it is left alone", given().replicas(0).queue("90"), 0, Reason.SetToZeroByHand)
                        .saying("a person set the workload to zero"),
                row(
                        "an override does not start what a person stopped",
                        given().replicas(0).queue("90").overridden(5, "", ""),
                        0,
                        Reason.SetToZeroByHand),
                row(
                        "a schedule does not start what a person stopped",
                        given().replicas(0).queue("90").schedule("UTC", pin("day", 10, "09:00", "17:00")),
                        0,
                        Reason.SetToZeroByHand),
                row(
                                "stopped and paused, it is the stop that is named",
                                given().replicas(0).queue("90").paused("", ""),
                                0,
                                Reason.SetToZeroByHand)
                        .saying("; paused"),
                row(
                        "where the engine itself went to zero and minReplicas was raised, it goes there",
                        given().bounds(3, 20).replicas(0).queue("90").scaledToZero(),
                        3,
                        Reason.AtMinReplicas),
                row(
                        "where zero is allowed, zero by hand wakes with work",
                        given().bounds(0, 20).replicas(0).queue("90"),
                        9,
                        Reason.Activated),
                row(
                        "going to zero is remembered",
                        given().bounds(0, 20).queue("0").later(15).bounds(1, 20),
                        1,
                        Reason.AtMinReplicas),
                row(
                        "once awake it is forgotten",
                        given().bounds(0, 20)
                                .queue("0")
                                .later(15)
                                .queue("50")
                                .later(15)
                                .later(15)
                                .bounds(1, 20)
                                .replicas(0),
                        0,
                        Reason.SetToZeroByHand));
    }

    static List<Row> modes() {
        return List.of(
                row(
                                "a recommendation is recorded, not written",
                                given().queue("90").recommendOnly(),
                                9,
                                Reason.RecommendOnly)
                        .saying("2 → 9: queue 90 at 10 per replica asks for 9; recorded, not written"),
                row(
                        "nothing to recommend is named as usual",
                        given().queue("20").recommendOnly(),
                        2,
                        Reason.AtDesired));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"pauses", "freezes", "overrides", "zeroByHand", "modes"})
    void isObeyed(Row row) {
        row.holds();
    }

    static List<Arguments> ends() {
        return List.of(
                arguments("the first look after the end of a pause or an override says so", 15, 1),
                arguments("a look at the very end has said so", 10, 0),
                arguments("the looks after that say nothing of it", 5, 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void anEndIsSaidOnce(String name, int lastLookSecondsAgo, int times) {
        String end = "2026-01-15T10:29:50Z";
        Trace trace = given().queue("20")
                .paused(end, "")
                .overridden(15, end, "")
                .spent("2026-01", 0, lastLookSecondsAgo)
                .decide();
        assertThat(trace.steps(Reason.PauseExpired)).hasSize(times);
        assertThat(trace.steps(Reason.OverrideExpired)).hasSize(times);
    }
}
