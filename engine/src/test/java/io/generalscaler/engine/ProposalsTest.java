package io.generalscaler.engine;

import static io.generalscaler.engine.Row.row;
import static io.generalscaler.engine.Scenario.given;

import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.plan.Rounding;
import io.generalscaler.engine.plan.TargetType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stage 2: what one metric asks for. */
class ProposalsTest {

    private static Scenario rps(String value) {
        return given().noMetrics().metric("rps", TargetType.VALUE, "100").reads("rps", value);
    }

    private static Scenario floored(String queue) {
        return given().queue(queue).costAware("10000", "0.05", Rounding.DOWN);
    }

    static List<Row> averages() {
        return List.of(
                row("an average rounds up", given().queue("51"), 6, Reason.ScaledUp),
                row("an exact average does not round", given().queue("50"), 5, Reason.ScaledUp),
                row(
                        "an average does not depend on the current size",
                        given().replicas(9).queue("51"),
                        6,
                        Reason.ScaledDown),
                row(
                        "decimals are exact: 0.3 at 0.1 is 3",
                        given().noMetrics()
                                .metric("load", TargetType.AVERAGE_VALUE, "0.1")
                                .reads("load", "0.3")
                                .tolerance("0", "0"),
                        3,
                        Reason.ScaledUp),
                row("a tiny value asks for 1", given().bounds(0, 20).queue("0.0000000001"), 1, Reason.ScaledDown),
                row("a huge value asks for maxReplicas", given().queue("99999999999999999999999"), 20, Reason.ScaledUp),
                row(
                        "a value beyond all numbers asks for maxReplicas",
                        given().queue("1E+999999999"),
                        20,
                        Reason.ScaledUp),
                row(
                        "a huge value over a tiny target asks for maxReplicas",
                        given().noMetrics()
                                .metric("q", TargetType.AVERAGE_VALUE, "0.000000001")
                                .reads("q", "1E+40"),
                        20,
                        Reason.ScaledUp));
    }

    static List<Row> ratios() {
        return List.of(
                row("a ratio multiplies the current size", rps("200"), 4, Reason.ScaledUp),
                row("a ratio rounds up", rps("160"), 4, Reason.ScaledUp),
                row("a ratio below 1 shrinks", rps("25").replicas(8), 2, Reason.ScaledDown),
                row("a ratio of 0 goes to minReplicas", rps("0").replicas(8), 1, Reason.ScaledDown),
                row("a huge ratio asks for maxReplicas", rps("1E+39"), 20, Reason.ScaledUp),
                row(
                        "a ratio counts the wanted replicas, not the ready ones",
                        rps("200").ready(1),
                        4,
                        Reason.ScaledUp),
                row(
                                "with no pod ready, a ratio does not shrink",
                                rps("0").replicas(8).ready(0),
                                8,
                                Reason.NoReadyPods)
                        .saying("rps is 0 with no pod ready, which does not ask for less than 8"),
                row("with no pod ready, a ratio still grows", rps("200").ready(0), 4, Reason.ScaledUp),
                row(
                        "with no pod ready, a total may shrink",
                        given().replicas(8).ready(0).queue("20"),
                        2,
                        Reason.ScaledDown),
                row("more pods ready than wanted change nothing", rps("200").ready(9), 4, Reason.ScaledUp));
    }

    static List<Row> tolerances() {
        return List.of(
                row(
                                "10 % above the target is within 10 %",
                                given().replicas(10).queue("110"), 10, Reason.WithinTolerance)
                        .saying("queue 110 at 10 per replica is within the tolerance of 0.1 for 10 replicas"),
                row(
                        "just over 10 % above the target is not",
                        given().replicas(10).queue("110.0001"), 12, Reason.ScaledUp),
                row(
                        "10 % below the target is within 10 %",
                        given().replicas(20).queue("180"), 20, Reason.WithinTolerance),
                row(
                        "just over 10 % below the target is not",
                        given().replicas(20).queue("179.9999"), 18, Reason.ScaledDown),
                row("a ratio 10 % above is within 10 %", rps("110").replicas(10), 10, Reason.WithinTolerance),
                row(
                        "no tolerance follows every change",
                        given().replicas(10).queue("101").tolerance("0", "0"),
                        11,
                        Reason.ScaledUp),
                row(
                        "up has its own tolerance",
                        given().replicas(10).queue("130").tolerance("0.3", "0"),
                        10,
                        Reason.WithinTolerance),
                row(
                        "down has its own tolerance",
                        given().replicas(10).queue("70").tolerance("0", "0.3"),
                        10,
                        Reason.WithinTolerance),
                row(
                        "within tolerance the wanted size stays, however few pods are ready",
                        given().replicas(10).ready(7).queue("104"),
                        10,
                        Reason.WithinTolerance),
                row(
                        "within tolerance the wanted size stays, however many pods are ready",
                        given().replicas(10).ready(13).queue("104"),
                        10,
                        Reason.WithinTolerance),
                row(
                        "a tolerance over 1 never scales down",
                        given().replicas(10).queue("0").tolerance("0", "1.5"),
                        10,
                        Reason.WithinTolerance),
                row("on target, nothing happens", given().queue("20"), 2, Reason.AtDesired)
                        .saying("stays at 2: queue 20 at 10 per replica asks for 2"));
    }

    static List<Row> zero() {
        return List.of(
                row(
                                "above its activation value a metric wakes the workload",
                                given().bounds(0, 20).replicas(0).queue("35"),
                                4,
                                Reason.Activated)
                        .saying("queue 35 is above its activation value 0: wakes up and asks for 4"),
                row(
                        "a little work wakes one replica",
                        given().bounds(0, 20).replicas(0).queue("1"),
                        1,
                        Reason.Activated),
                row(
                        "at its activation value it sleeps on",
                        given().bounds(0, 20).replicas(0).activation("5").queue("5"),
                        0,
                        Reason.AtDesired),
                row(
                        "just above its activation value it wakes",
                        given().bounds(0, 20).replicas(0).activation("5").queue("6"),
                        1,
                        Reason.Activated),
                row(
                                "with nothing to do it sleeps on",
                                given().bounds(0, 20).replicas(0).queue("0"),
                                0,
                                Reason.AtDesired)
                        .saying("queue 0 is not above its activation value 0: stays at zero"),
                row("with nothing to do it goes to sleep", given().bounds(0, 20).queue("0"), 0, Reason.ScaledToZero),
                row(
                        "below its activation value it stays awake while there is work",
                        given().bounds(0, 20).activation("5").queue("3"),
                        1,
                        Reason.ScaledDown),
                row(
                                "from zero a ratio asks for its value over its target",
                                rps("250").bounds(0, 20).replicas(0),
                                3,
                                Reason.Activated)
                        .saying("rps 250 is above its activation value 0: wakes up and asks for 3"),
                row(
                        "from zero a ratio below its target wakes one replica",
                        rps("1").bounds(0, 20).replicas(0),
                        1,
                        Reason.Activated),
                row(
                        "from zero a ratio keeps the rate",
                        rps("1000").bounds(0, 20).replicas(0).maxIncrement(4),
                        4,
                        Reason.Activated),
                row(
                        "one of two metrics is enough to wake",
                        given().bounds(0, 20)
                                .replicas(0)
                                .queue("0")
                                .metric("orders", TargetType.AVERAGE_VALUE, "10")
                                .reads("orders", "25"),
                        3,
                        Reason.Activated));
    }

    static List<Row> roundingDown() {
        return List.of(
                row("preferring down rounds an average down", floored("59"), 5, Reason.ScaledUp),
                row(
                        "preferring down rounds a ratio down",
                        rps("190").costAware("10000", "0.05", Rounding.DOWN),
                        3,
                        Reason.ScaledUp),
                row(
                        "preferring down does not send to sleep what would wake at once",
                        floored("9").bounds(0, 20),
                        1,
                        Reason.ScaledDown),
                row(
                        "preferring down sends to sleep what does not wake",
                        floored("4").activation("5").bounds(0, 20),
                        0,
                        Reason.ScaledToZero),
                row(
                        "preferring up rounds up",
                        given().queue("51").costAware("10000", "0.05", Rounding.UP),
                        6,
                        Reason.ScaledUp));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"averages", "ratios", "tolerances", "zero", "roundingDown"})
    void asks(Row row) {
        row.holds();
    }
}
