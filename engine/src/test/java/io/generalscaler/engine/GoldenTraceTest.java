package io.generalscaler.engine;

import static io.generalscaler.engine.Scenario.QUEUE;
import static io.generalscaler.engine.Scenario.given;
import static io.generalscaler.engine.Windows.pin;
import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.engine.model.Contest;
import io.generalscaler.engine.model.LastSize;
import io.generalscaler.engine.model.Proposal;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Step;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.plan.BudgetPeriod;
import io.generalscaler.engine.plan.FallbackBehavior;
import io.generalscaler.engine.plan.Rounding;
import io.generalscaler.engine.plan.TargetType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One whole trace for every reason, word for word. After a wanted change, {@code -Dgolden.write=true} writes the files anew
 * for review.
 */
class GoldenTraceTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private static Map<Reason, Trace> traces() {
        Map<Reason, Trace> traces = new EnumMap<>(Reason.class);
        traces.put(Reason.AboveTarget, given().queue("50").maxIncrement(2).decide());
        traces.put(
                Reason.BelowTarget,
                given().replicas(9).queue("50").maxDecrement(2).decide());
        traces.put(
                Reason.ScaledUp,
                given().replicas(5)
                        .queue("120")
                        .maxIncrement(5)
                        .budget("256", "0.05", BudgetPeriod.RATE)
                        .decide());
        traces.put(Reason.ScaledDown, given().replicas(9).queue("50").decide());
        traces.put(Reason.WithinTolerance, given().replicas(10).queue("104").decide());
        traces.put(Reason.AtDesired, given().queue("20").decide());
        traces.put(
                Reason.Stabilized,
                given().replicas(9)
                        .queue("50")
                        .windows(0, 300)
                        .recommended(120, 11)
                        .decide());
        traces.put(
                Reason.CoolingDown,
                given().queue("50").cooldown(60, 300).lastScale(30).decide());
        traces.put(
                Reason.RateLimited,
                given().hpaDefaults().replicas(10).queue("900").bounds(1, 100).decide());
        traces.put(Reason.AtMaxReplicas, given().replicas(20).queue("900").decide());
        traces.put(Reason.AtMinReplicas, given().bounds(2, 20).queue("0").decide());
        traces.put(
                Reason.BudgetCapped,
                given().replicas(16)
                        .queue("300")
                        .costAware("500", "0.05", Rounding.UP)
                        .decide());
        traces.put(
                Reason.MinOverBudget,
                given().bounds(6, 20)
                        .replicas(9)
                        .queue("90")
                        .now("2026-01-16T00:00:00Z")
                        .budget("2000", "1", BudgetPeriod.MONTH)
                        .spent("2026-01", 464, 0)
                        .decide());
        traces.put(
                Reason.SloViolated,
                given().queue("50").slo().reads("latency", "300").decide());
        traces.put(
                Reason.SloUnknown,
                given().replicas(9)
                        .queue("50")
                        .slo()
                        .missing("latency", "Timeout")
                        .decide());
        traces.put(
                Reason.Scheduled,
                given().queue("50")
                        .schedule("Europe/Berlin", pin("Business hours", 10, "09:00", "17:00"))
                        .decide());
        traces.put(
                Reason.MetricMissing,
                given().replicas(8)
                        .queue("20")
                        .metric("orders", TargetType.AVERAGE_VALUE, "5")
                        .missing("orders", "Timeout")
                        .decide());
        traces.put(
                Reason.AllMetricsMissing,
                given().missing(QUEUE, "ConnectionRefused").decide());
        traces.put(
                Reason.FallbackUsed,
                given().missing(QUEUE, "Timeout")
                        .failed(QUEUE, 2)
                        .fallback(3, new FallbackBehavior.Static(6))
                        .decide());
        traces.put(
                Reason.NoReadyPods,
                given().noMetrics()
                        .metric("rps", TargetType.VALUE, "100")
                        .reads("rps", "0")
                        .replicas(8)
                        .ready(0)
                        .decide());
        traces.put(
                Reason.Activated, given().bounds(0, 20).replicas(0).queue("35").decide());
        traces.put(Reason.ScaledToZero, given().bounds(0, 20).queue("0").decide());
        traces.put(
                Reason.Paused,
                given().queue("90").paused("2026-12-01T00:00:00Z", "load test").decide());
        traces.put(
                Reason.PauseExpired,
                given().queue("90").paused("2026-01-01T00:00:00Z", "load test").decide());
        traces.put(
                Reason.Frozen,
                given().queue("90")
                        .frozen("2026-12-01T00:00:00Z", "incident 42")
                        .decide());
        traces.put(
                Reason.Overridden,
                given().queue("90")
                        .overridden(15, "2026-12-01T00:00:00Z", "launch")
                        .decide());
        traces.put(
                Reason.OverrideExpired,
                given().queue("90")
                        .overridden(15, "2026-01-01T00:00:00Z", "launch")
                        .decide());
        traces.put(Reason.RecommendOnly, given().queue("90").recommendOnly().decide());
        traces.put(Reason.SetToZeroByHand, given().replicas(0).queue("90").decide());
        traces.put(
                Reason.ForeignChange,
                given().left(10, true)
                        .replicas(1)
                        .writtenBy("kubectl-client-side-apply")
                        .queue("100")
                        .hpaDefaults()
                        .decide());
        traces.put(
                Reason.Displaced,
                given().left(10, true)
                        .replicas(1)
                        .writtenBy("kubectl-client-side-apply")
                        .missing(QUEUE, "Timeout")
                        .later(15)
                        .queue("100")
                        .decide());
        traces.put(
                Reason.Restored,
                given().left(10, true)
                        .replicas(1)
                        .writtenBy("helm")
                        .queue("40")
                        .windows(0, 300)
                        .recommended(120, 10)
                        .decide());
        traces.put(
                Reason.BackedOff,
                given().lastSize(new LastSize(
                                10,
                                true,
                                Optional.empty(),
                                Optional.of(
                                        new Contest("argocd-controller", 2, Instant.parse("2026-01-15T10:28:00Z")))))
                        .replicas(1)
                        .writtenBy("argocd-controller")
                        .queue("100")
                        .decide());
        refuse(traces, Reason.TargetNotFound, "there is no Deployment worker-app");
        refuse(traces, Reason.FailedGetScale, "the controller may not read the scale of Deployment worker-app");
        refuse(traces, Reason.TargetConflict, "the HorizontalPodAutoscaler worker-app scales this Deployment too");
        refuse(traces, Reason.InvalidSpec, "spec.maxReplicas: must be at least minReplicas 5, is 3");
        return traces;
    }

    private static void refuse(Map<Reason, Trace> traces, Reason reason, String message) {
        traces.put(reason, Trace.refused(Instant.parse("2026-01-15T10:30:00Z"), 2, reason, message));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Reason.class)
    void isToldAsBefore(Reason reason) throws IOException {
        Trace trace = traces().get(reason);
        assertThat(trace).as("every reason has a golden trace").isNotNull();
        assertThat(trace.decision().reason() == reason || !trace.steps(reason).isEmpty())
                .isTrue();
        Path file = FOLDER.resolve(reason + ".txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, told(trace));
        }
        assertThat(told(trace)).isEqualTo(Files.readString(file));
    }

    private static String told(Trace trace) {
        StringBuilder told = new StringBuilder();
        told.append("%s %s%n%s%n"
                .formatted(trace.decision().kind(), trace.decision().reason(), trace.summary()));
        for (Step step : trace.steps()) {
            told.append("%-13s %3d → %-3d %-17s %s%n"
                    .formatted(step.stage(), step.before(), step.after(), step.reason(), step.message()));
        }
        for (Proposal proposal : trace.proposals()) {
            String value = proposal.value()
                    .map(Object::toString)
                    .orElse(proposal.cause().orElse(""));
            told.append("%s: %s %s, target %s%n"
                    .formatted(
                            proposal.name(),
                            proposal.state(),
                            value,
                            proposal.metric().target().value()));
        }
        trace.findings()
                .schedule()
                .ifPresent(outlook -> told.append("schedule: %s until %s%n"
                        .formatted(
                                outlook.active().orElseThrow().name(),
                                outlook.nextAt().orElseThrow())));
        trace.findings()
                .cost()
                .ifPresent(cost -> told.append("cost: %s a month, affords %d%n"
                        .formatted(trace.estimatedMonthlyCost().orElseThrow(), cost.affordableReplicas())));
        trace.steps(Reason.MinOverBudget)
                .forEach(step -> told.append("warning: ").append(step.message()).append('\n'));
        return told.toString();
    }
}
