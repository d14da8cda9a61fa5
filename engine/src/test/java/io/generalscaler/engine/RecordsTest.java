package io.generalscaler.engine;

import static io.generalscaler.engine.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.generalscaler.engine.model.BurnSample;
import io.generalscaler.engine.model.Carried;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.Reading;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Recommendation;
import io.generalscaler.engine.model.ScaleEvent;
import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.model.Spend;
import io.generalscaler.engine.model.TargetState;
import io.generalscaler.engine.plan.BurnAlert;
import io.generalscaler.engine.plan.Controls;
import io.generalscaler.engine.plan.DirectionRules;
import io.generalscaler.engine.plan.Effect;
import io.generalscaler.engine.plan.ErrorBudget;
import io.generalscaler.engine.plan.Fallback;
import io.generalscaler.engine.plan.FallbackBehavior;
import io.generalscaler.engine.plan.MetricPlan;
import io.generalscaler.engine.plan.MetricTarget;
import io.generalscaler.engine.plan.Objective;
import io.generalscaler.engine.plan.Plan;
import io.generalscaler.engine.plan.RatePolicy;
import io.generalscaler.engine.plan.ReplicaOverride;
import io.generalscaler.engine.plan.Role;
import io.generalscaler.engine.plan.SizeLimits;
import io.generalscaler.engine.plan.TargetType;
import io.generalscaler.engine.plan.Threshold;
import io.generalscaler.engine.plan.When;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An invalid value cannot travel: each record refuses it by its component's name. */
class RecordsTest {
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");

    private static Arguments refused(String component, String name, ThrowingCallable made) {
        return Arguments.of(name, component, made);
    }

    static Stream<Arguments> plans() {
        MetricTarget target = new MetricTarget(TargetType.VALUE, ONE);
        MetricPlan metric = new MetricPlan("m", target, BigDecimal.ZERO, MINUTE, Role.SCALE);
        Plan plan = given().plan();
        Optional<Objective> slo =
                Optional.of(new Objective(Optional.of(new Threshold("x", ONE)), Optional.empty(), Optional.empty()));
        return Stream.of(
                refused("value", "a target of zero", () -> new MetricTarget(TargetType.VALUE, BigDecimal.ZERO)),
                refused("value", "a negative target", () -> new MetricTarget(TargetType.VALUE, ONE.negate())),
                refused(
                        "value",
                        "a target with a huge exponent",
                        () -> new MetricTarget(TargetType.VALUE, new BigDecimal("1E+999999999"))),
                refused(
                        "value",
                        "a target with a huge scale",
                        () -> new MetricTarget(TargetType.VALUE, new BigDecimal("1E-999999999"))),
                refused(
                        "name",
                        "a metric without a name",
                        () -> new MetricPlan(" ", target, BigDecimal.ZERO, MINUTE, Role.SCALE)),
                refused(
                        "activationValue",
                        "a negative activation value",
                        () -> new MetricPlan("m", target, ONE.negate(), MINUTE, Role.SCALE)),
                refused(
                        "staleAfter",
                        "no time to be fresh",
                        () -> new MetricPlan("m", target, ONE, Duration.ZERO, Role.SCALE)),
                refused(
                        "metrics",
                        "two metrics of one name",
                        () -> new Plan(
                                List.of(metric, metric),
                                plan.objective(),
                                plan.behavior(),
                                plan.limits(),
                                Controls.NONE)),
                refused(
                        "metrics",
                        "neither metric nor schedule",
                        () -> new Plan(List.of(), plan.objective(), plan.behavior(), plan.limits(), Controls.NONE)),
                refused(
                        "objective",
                        "an objective that names an unknown metric",
                        () -> new Plan(List.of(metric), slo, plan.behavior(), plan.limits(), Controls.NONE)),
                refused(
                        "latency",
                        "an SLO of nothing",
                        () -> new Objective(Optional.empty(), Optional.empty(), Optional.empty())),
                refused("objective", "an objective of 1", () -> ErrorBudget.standard("e", ONE, Duration.ofDays(30))),
                refused(
                        "objective",
                        "an objective of 0",
                        () -> ErrorBudget.standard("e", BigDecimal.ZERO, Duration.ofDays(30))),
                refused(
                        "alerts",
                        "an error budget without alerts",
                        () -> new ErrorBudget("e", new BigDecimal("0.9"), MINUTE, List.of())),
                refused(
                        "shortWindow",
                        "a short window that is longer",
                        () -> new BurnAlert("fast", MINUTE, MINUTE.plusSeconds(1), ONE)),
                refused(
                        "maxChange",
                        "no change at once",
                        () -> new DirectionRules(OptionalInt.of(0), MINUTE, MINUTE, ONE, Scenario.UNLIMITED)),
                refused(
                        "cooldown",
                        "a negative cooldown",
                        () -> new DirectionRules(
                                OptionalInt.empty(), MINUTE.negated(), MINUTE, ONE, Scenario.UNLIMITED)),
                refused(
                        "stabilizationWindow",
                        "a window of centuries",
                        () -> new DirectionRules(
                                OptionalInt.empty(), MINUTE, Duration.ofDays(99_999), ONE, Scenario.UNLIMITED)),
                refused("tolerance", "a negative tolerance", () -> Scenario.unlimited(ONE.negate())),
                refused("value", "a rate of nothing", () -> new RatePolicy(RatePolicy.Kind.PODS, 0, MINUTE)),
                refused("period", "a rate in no time", () -> new RatePolicy(RatePolicy.Kind.PODS, 1, Duration.ZERO)),
                refused("minReplicas", "a negative minimum", () -> new SizeLimits(-1, 5, Optional.empty())),
                refused("maxReplicas", "a maximum of zero", () -> new SizeLimits(0, 0, Optional.empty())),
                refused("maxReplicas", "a maximum below the minimum", () -> new SizeLimits(6, 5, Optional.empty())),
                refused(
                        "maxMonthlyCost",
                        "a negative budget",
                        () -> Scenario.budgetOf("-1", "1", io.generalscaler.engine.plan.BudgetPeriod.RATE)),
                refused(
                        "costPerPodPerHour",
                        "pods for free",
                        () -> Scenario.budgetOf("1", "0", io.generalscaler.engine.plan.BudgetPeriod.RATE)),
                refused("replicas", "a pin below zero", () -> new Effect.Pin(-1)),
                refused(
                        "minReplicas",
                        "a range without ends",
                        () -> new Effect.Range(OptionalInt.empty(), OptionalInt.empty())),
                refused(
                        "maxReplicas",
                        "a cap below its floor",
                        () -> new Effect.Range(OptionalInt.of(5), OptionalInt.of(4))),
                refused(
                        "rules",
                        "two rules of one name",
                        () -> Windows.of(
                                "UTC", Windows.pin("a", 1, "01:00", "02:00"), Windows.pin("a", 2, "03:00", "04:00"))),
                refused(
                        "dates",
                        "a date out of time",
                        () -> new When(
                                ZoneId.of("UTC"), Set.of(), Set.of(LocalDate.MAX), LocalTime.MIN, LocalTime.NOON)),
                refused(
                        "afterFailures",
                        "a fallback without failures",
                        () -> new Fallback(0, new FallbackBehavior.CurrentReplicas())),
                refused("replicas", "a fallback below zero", () -> new FallbackBehavior.Static(-1)),
                refused("replicas", "an override below zero", () -> new ReplicaOverride(-1, Optional.empty(), "")));
    }

    static Stream<Arguments> values() {
        Snapshot valid = given().snapshot();
        return Stream.of(
                refused(
                        "now",
                        "a time before the epoch",
                        () -> new Snapshot(Instant.MIN, valid.target(), Map.of(), valid.plan(), valid.history())),
                refused(
                        "now",
                        "a time after all calendars",
                        () -> new Snapshot(Instant.MAX, valid.target(), Map.of(), valid.plan(), valid.history())),
                refused("replicas", "a negative size", () -> new TargetState(-1, 0)),
                refused("readyReplicas", "fewer than no pod ready", () -> new TargetState(1, -1)),
                refused("value", "a negative reading", () -> new Reading.Fresh(ONE.negate(), MINUTE)),
                refused("replicas", "a negative recommendation", () -> new Recommendation(NOW, -1)),
                refused("change", "a change of nothing", () -> new ScaleEvent(NOW, 0)),
                refused(
                        "consecutiveFailures",
                        "fewer than no failure",
                        () -> new History(
                                Optional.empty(), List.of(), Optional.empty(), Map.of("m", -1), Carried.NOTHING)),
                refused("podTime", "a negative spend", () -> new Spend(YearMonth.of(2026, 1), MINUTE.negated())),
                refused("span", "a negative span", () -> new BurnSample(NOW, MINUTE.negated(), ONE)),
                refused("errorRate", "a negative error rate", () -> new BurnSample(NOW, MINUTE, ONE.negate())),
                refused("to", "a change from a size to itself", () -> new Decision.Scale(3, 3, Reason.ScaledUp)));
    }

    @ParameterizedTest(name = "{0} is refused")
    @MethodSource({"plans", "values"})
    void isRefused(String name, String component, ThrowingCallable made) {
        assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(component + ": ");
    }

    @Test
    @DisplayName("what goes in is copied, so nobody changes it afterwards")
    void copies() {
        List<BurnAlert> alerts = new ArrayList<>(ErrorBudget.standard("e", new BigDecimal("0.9"), Duration.ofDays(30))
                .alerts());
        ErrorBudget budget = new ErrorBudget("e", new BigDecimal("0.9"), Duration.ofDays(30), alerts);
        alerts.clear();
        assertThat(budget.alerts()).hasSize(2);
        List<Recommendation> recommendations = new ArrayList<>(List.of(new Recommendation(NOW, 1)));
        History history =
                new History(Optional.of(recommendations), List.of(), Optional.empty(), Map.of(), Carried.NOTHING);
        recommendations.clear();
        assertThat(history.recommendations().orElseThrow()).hasSize(1);
    }
}
