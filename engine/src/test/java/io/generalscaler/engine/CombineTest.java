package io.generalscaler.engine;

import static io.generalscaler.engine.Row.row;
import static io.generalscaler.engine.Scenario.QUEUE;
import static io.generalscaler.engine.Scenario.given;

import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.plan.FallbackBehavior;
import io.generalscaler.engine.plan.Rounding;
import io.generalscaler.engine.plan.TargetType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stage 3: what several metrics ask for together, and what happens when they cannot be read. */
class CombineTest {

    private static Scenario two(String queue, String orders) {
        return given().queue(queue)
                .metric("orders", TargetType.AVERAGE_VALUE, "5")
                .reads("orders", orders);
    }

    private static Scenario oneMissing(String queue) {
        return given().replicas(8)
                .queue(queue)
                .metric("orders", TargetType.AVERAGE_VALUE, "5")
                .missing("orders", "Timeout");
    }

    private static Scenario outage(int failedBefore) {
        return given().replicas(8).missing(QUEUE, "Timeout").failed(QUEUE, failedBefore);
    }

    static List<Row> several() {
        return List.of(
                row("the largest proposal wins", two("30", "40"), 8, Reason.ScaledUp)
                        .saying("orders 40 at 5 per replica asks for 8"),
                row("the order of the metrics does not matter", two("80", "10"), 8, Reason.ScaledUp)
                        .saying("queue 80 at 10 per replica asks for 8"),
                row("all must ask for less to scale down", two("10", "40").replicas(8), 8, Reason.AtDesired),
                row(
                        "an observed metric asks for nothing",
                        given().queue("50").observed("latency").reads("latency", "9000"),
                        5,
                        Reason.ScaledUp),
                row(
                        "an observed metric that is missing holds nothing",
                        given().replicas(8).queue("50").observed("latency").missing("latency", "Timeout"),
                        5,
                        Reason.ScaledDown));
    }

    static List<Row> partialFailure() {
        return List.of(
                row("with one metric missing it does not go down", oneMissing("20"), 8, Reason.MetricMissing)
                        .saying(
                                "stays at 8: queue 20 at 10 per replica asks for 2; not below 8 while orders (Timeout) cannot be read"),
                row("with one metric missing it goes up", oneMissing("120"), 12, Reason.ScaledUp)
                        .saying("orders (Timeout) cannot be read"),
                row(
                        "with one metric missing it stays where the other asks for it",
                        oneMissing("80"),
                        8,
                        Reason.MetricMissing),
                row(
                        "a stale metric counts as missing",
                        given().replicas(8)
                                .queue("20")
                                .metric("orders", TargetType.AVERAGE_VALUE, "5")
                                .reads("orders", "1", 61),
                        8,
                        Reason.MetricMissing),
                row(
                        "the fallback does not replace one missing metric",
                        oneMissing("20").failed("orders", 9).fallback(3, new FallbackBehavior.Static(3)),
                        8,
                        Reason.MetricMissing),
                row(
                        "the fallback does not go below what a healthy metric asks for",
                        oneMissing("120").failed("orders", 9).fallback(3, new FallbackBehavior.Static(3)),
                        12,
                        Reason.ScaledUp),
                row(
                        "preferring down does not shrink on a missing metric",
                        oneMissing("79").costAware("10000", "0.05", Rounding.DOWN),
                        8,
                        Reason.MetricMissing));
    }

    static List<Row> totalFailure() {
        return List.of(
                row("with every metric missing it holds", outage(0), 8, Reason.AllMetricsMissing)
                        .saying("stays at 8: queue (Timeout) cannot be read, so the size stays at 8"),
                row(
                        "at zero with every metric missing it stays at zero",
                        given().bounds(0, 20).replicas(0).missing(QUEUE, "Timeout"),
                        0,
                        Reason.AllMetricsMissing),
                row("for ever, without a fallback", outage(1000), 8, Reason.AllMetricsMissing),
                row(
                        "before afterFailures it holds",
                        outage(1).fallback(3, new FallbackBehavior.Static(12)),
                        8,
                        Reason.AllMetricsMissing),
                row(
                                "at afterFailures, this look included, the fallback is used",
                                outage(2).fallback(3, new FallbackBehavior.Static(12)),
                                12,
                                Reason.FallbackUsed)
                        .saying("queue (Timeout) cannot be read, 3 times in a row: the fallback is 12"),
                row(
                        "a static fallback may be lower",
                        outage(2).fallback(3, new FallbackBehavior.Static(3)),
                        3,
                        Reason.FallbackUsed),
                row(
                        "the current size as fallback stays",
                        outage(2).fallback(3, new FallbackBehavior.CurrentReplicas()),
                        8,
                        Reason.FallbackUsed),
                row(
                        "currentReplicasIfHigher keeps a higher size",
                        outage(2).fallback(3, new FallbackBehavior.CurrentReplicasIfHigher(5)),
                        8,
                        Reason.FallbackUsed),
                row(
                        "currentReplicasIfHigher raises a lower size",
                        outage(2).fallback(3, new FallbackBehavior.CurrentReplicasIfHigher(11)),
                        11,
                        Reason.FallbackUsed),
                row(
                        "currentReplicasIfLower keeps a lower size",
                        outage(2).fallback(3, new FallbackBehavior.CurrentReplicasIfLower(11)),
                        8,
                        Reason.FallbackUsed),
                row(
                        "currentReplicasIfLower lowers a higher size",
                        outage(2).fallback(3, new FallbackBehavior.CurrentReplicasIfLower(5)),
                        5,
                        Reason.FallbackUsed),
                row(
                        "the fallback keeps the bounds",
                        outage(2).fallback(3, new FallbackBehavior.Static(500)),
                        20,
                        Reason.FallbackUsed),
                row(
                        "the fallback keeps the rate",
                        outage(2).maxIncrement(1).fallback(3, new FallbackBehavior.Static(12)),
                        9,
                        Reason.FallbackUsed),
                row(
                        "at zero the fallback wakes the workload",
                        given().bounds(0, 20)
                                .replicas(0)
                                .missing(QUEUE, "Timeout")
                                .failed(QUEUE, 2)
                                .fallback(3, new FallbackBehavior.Static(5)),
                        5,
                        Reason.FallbackUsed),
                row(
                        "while an SLO reading is missing too, a lower fallback does not shrink",
                        outage(2).slo().missing("latency", "Timeout").fallback(3, new FallbackBehavior.Static(3)),
                        8,
                        Reason.SloUnknown),
                row(
                        "every metric must have failed that often",
                        outage(9)
                                .metric("orders", TargetType.AVERAGE_VALUE, "5")
                                .missing("orders", "Timeout")
                                .failed("orders", 1)
                                .fallback(3, new FallbackBehavior.Static(12)),
                        8,
                        Reason.AllMetricsMissing),
                row(
                        "a failure is counted once a look",
                        outage(0)
                                .fallback(3, new FallbackBehavior.Static(12))
                                .later(15)
                                .later(15),
                        12,
                        Reason.FallbackUsed),
                row(
                        "a look that is decided again does not count",
                        outage(0)
                                .fallback(3, new FallbackBehavior.Static(12))
                                .later(15)
                                .later(0, io.generalscaler.engine.model.WriteOutcome.CONFLICT),
                        8,
                        Reason.AllMetricsMissing),
                row(
                        "a success starts the count again",
                        outage(2)
                                .fallback(4, new FallbackBehavior.Static(12))
                                .queue("80")
                                .later(15)
                                .missing(QUEUE, "Timeout"),
                        8,
                        Reason.AllMetricsMissing),
                row(
                        "a count beyond all numbers does not overflow",
                        outage(Integer.MAX_VALUE).fallback(3, new FallbackBehavior.Static(12)),
                        12,
                        Reason.FallbackUsed));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"several", "partialFailure", "totalFailure"})
    void combines(Row row) {
        row.holds();
    }
}
