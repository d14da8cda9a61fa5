package io.generalscaler.engine;

import io.generalscaler.engine.model.BurnSample;
import io.generalscaler.engine.model.Carried;
import io.generalscaler.engine.model.Freeze;
import io.generalscaler.engine.model.Hand;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.LastSize;
import io.generalscaler.engine.model.Reading;
import io.generalscaler.engine.model.Recommendation;
import io.generalscaler.engine.model.ScaleEvent;
import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.model.Spend;
import io.generalscaler.engine.model.TargetState;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.model.WriteOutcome;
import io.generalscaler.engine.plan.Behavior;
import io.generalscaler.engine.plan.Budget;
import io.generalscaler.engine.plan.BudgetPeriod;
import io.generalscaler.engine.plan.Controls;
import io.generalscaler.engine.plan.DirectionRules;
import io.generalscaler.engine.plan.ErrorBudget;
import io.generalscaler.engine.plan.Fallback;
import io.generalscaler.engine.plan.FallbackBehavior;
import io.generalscaler.engine.plan.MetricPlan;
import io.generalscaler.engine.plan.MetricTarget;
import io.generalscaler.engine.plan.Mode;
import io.generalscaler.engine.plan.Objective;
import io.generalscaler.engine.plan.OnForeignChange;
import io.generalscaler.engine.plan.Pause;
import io.generalscaler.engine.plan.Plan;
import io.generalscaler.engine.plan.Rate;
import io.generalscaler.engine.plan.RatePolicy;
import io.generalscaler.engine.plan.ReplicaOverride;
import io.generalscaler.engine.plan.Role;
import io.generalscaler.engine.plan.Rounding;
import io.generalscaler.engine.plan.Schedule;
import io.generalscaler.engine.plan.ScheduleRule;
import io.generalscaler.engine.plan.SelectPolicy;
import io.generalscaler.engine.plan.SizeLimits;
import io.generalscaler.engine.plan.TargetType;
import io.generalscaler.engine.plan.Threshold;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A snapshot in words. It starts at two ready replicas of 1..20 on 2026-01-15 at 10:30 UTC, with one metric, the queue, at 10
 * jobs per replica; nothing is damped, nothing is remembered.
 */
final class Scenario {
    static final Rate UNLIMITED = new Rate(SelectPolicy.MAX, List.of());
    static final String QUEUE = "queue";
    private static final Duration STALE_AFTER = Duration.ofSeconds(60);

    private Instant now = Instant.parse("2026-01-15T10:30:00Z");
    private int replicas = 2;
    private OptionalInt ready = OptionalInt.empty();
    private final Map<String, MetricPlan> metrics = new LinkedHashMap<>();
    private final Map<String, Reading> readings = new HashMap<>();
    private Optional<Objective> objective = Optional.empty();
    private Rounding rounding = Rounding.UP;
    private DirectionRules up = unlimited(new BigDecimal("0.1"));
    private DirectionRules down = unlimited(new BigDecimal("0.1"));
    private SizeLimits limits = new SizeLimits(1, 20, Optional.empty());
    private Controls controls = Controls.NONE;
    private Optional<Freeze> freeze = Optional.empty();
    private Optional<List<Recommendation>> recommendations = Optional.of(List.of());
    private final List<ScaleEvent> events = new ArrayList<>();
    private Optional<Instant> lastScale = Optional.empty();
    private final Map<String, Integer> failures = new HashMap<>();
    private Carried carried = Carried.NOTHING;
    private Hand hand = Hand.UNKNOWN;
    private OnForeignChange onForeignChange = OnForeignChange.RESTORE;

    static Scenario given() {
        return new Scenario().metric(QUEUE, TargetType.AVERAGE_VALUE, "10");
    }

    /** No limit of any kind, with this tolerance. */
    static DirectionRules unlimited(BigDecimal tolerance) {
        return new DirectionRules(OptionalInt.empty(), Duration.ZERO, Duration.ZERO, tolerance, UNLIMITED);
    }

    Scenario now(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    Scenario replicas(int value) {
        replicas = value;
        return this;
    }

    /** The size that the last decision left, and whether the scaler wrote it. */
    Scenario left(int size, boolean ours) {
        return lastSize(LastSize.of(size, ours));
    }

    Scenario lastSize(LastSize size) {
        carried = carried.withSize(Optional.of(size));
        return this;
    }

    /** The present size was set through /scale. */
    Scenario scaledBy(String manager) {
        hand = new Hand(Hand.Way.SCALE, manager);
        return this;
    }

    /** The present size was written with the whole object. */
    Scenario writtenBy(String manager) {
        hand = new Hand(Hand.Way.OBJECT, manager);
        return this;
    }

    Scenario ours() {
        hand = Hand.OURS;
        return this;
    }

    Scenario adopt() {
        onForeignChange = OnForeignChange.ADOPT;
        return this;
    }

    Scenario ready(int value) {
        ready = OptionalInt.of(value);
        return this;
    }

    Scenario noMetrics() {
        metrics.clear();
        return this;
    }

    Scenario metric(String name, TargetType type, String target) {
        return metric(name, type, target, "0", Role.SCALE);
    }

    Scenario observed(String name) {
        return metric(name, TargetType.VALUE, "1", "0", Role.OBSERVE);
    }

    Scenario activation(String value) {
        MetricPlan queue = metrics.get(QUEUE);
        return metric(QUEUE, queue.target().type(), queue.target().value().toString(), value, Role.SCALE);
    }

    private Scenario metric(String name, TargetType type, String target, String activation, Role role) {
        MetricTarget wanted = new MetricTarget(type, new BigDecimal(target));
        metrics.put(name, new MetricPlan(name, wanted, new BigDecimal(activation), STALE_AFTER, role));
        return this;
    }

    Scenario queue(String value) {
        return reads(QUEUE, value);
    }

    Scenario reads(String name, String value) {
        return reads(name, value, 0);
    }

    Scenario reads(String name, String value, int ageSeconds) {
        readings.put(name, new Reading.Fresh(new BigDecimal(value), Duration.ofSeconds(ageSeconds)));
        return this;
    }

    Scenario missing(String name, String cause) {
        readings.put(name, new Reading.Missing(cause));
        return this;
    }

    Scenario reading(String name, Reading reading) {
        readings.put(name, reading);
        return this;
    }

    Scenario bounds(int min, int max) {
        limits = new SizeLimits(min, max, limits.demandBudget(), limits.budget());
        return this;
    }

    Scenario budget(String maxMonthlyCost, String costPerPodPerHour, BudgetPeriod period) {
        limits = new SizeLimits(
                limits.minReplicas(),
                limits.maxReplicas(),
                limits.demandBudget(),
                Optional.of(budgetOf(maxMonthlyCost, costPerPodPerHour, period)));
        return this;
    }

    Scenario costAware(String maxMonthlyCost, String costPerPodPerHour, Rounding preferred) {
        return demandBudget(budgetOf(maxMonthlyCost, costPerPodPerHour, BudgetPeriod.RATE), preferred);
    }

    Scenario demandBudget(Budget budget, Rounding preferred) {
        limits = new SizeLimits(limits.minReplicas(), limits.maxReplicas(), Optional.of(budget), limits.budget());
        rounding = preferred;
        return this;
    }

    static Budget budgetOf(String maxMonthlyCost, String costPerPodPerHour, BudgetPeriod period) {
        return new Budget(new BigDecimal(maxMonthlyCost), new BigDecimal(costPerPodPerHour), period);
    }

    /** An SLO: latency at most 200, error rate at most 0.01, both only observed. */
    Scenario slo() {
        objective = Optional.of(new Objective(
                Optional.of(new Threshold("latency", new BigDecimal("200"))),
                Optional.of(new Threshold("errors", new BigDecimal("0.01"))),
                Optional.empty()));
        return observed("latency").observed("errors").reads("latency", "100").reads("errors", "0");
    }

    Scenario objective(String goal) {
        objective = Optional.of(new Objective(
                Optional.empty(),
                Optional.empty(),
                Optional.of(ErrorBudget.standard("errors", new BigDecimal(goal), Duration.ofDays(30)))));
        return observed("errors");
    }

    Scenario maxIncrement(int value) {
        up = new DirectionRules(
                OptionalInt.of(value), up.cooldown(), up.stabilizationWindow(), up.tolerance(), up.rate());
        return this;
    }

    Scenario maxDecrement(int value) {
        down = new DirectionRules(
                OptionalInt.of(value), down.cooldown(), down.stabilizationWindow(), down.tolerance(), down.rate());
        return this;
    }

    Scenario cooldown(int upSeconds, int downSeconds) {
        up = new DirectionRules(
                up.maxChange(), Duration.ofSeconds(upSeconds), up.stabilizationWindow(), up.tolerance(), up.rate());
        down = new DirectionRules(
                down.maxChange(),
                Duration.ofSeconds(downSeconds),
                down.stabilizationWindow(),
                down.tolerance(),
                down.rate());
        return this;
    }

    Scenario windows(int upSeconds, int downSeconds) {
        up = new DirectionRules(
                up.maxChange(), up.cooldown(), Duration.ofSeconds(upSeconds), up.tolerance(), up.rate());
        down = new DirectionRules(
                down.maxChange(), down.cooldown(), Duration.ofSeconds(downSeconds), down.tolerance(), down.rate());
        return this;
    }

    Scenario tolerance(String upShare, String downShare) {
        up = new DirectionRules(
                up.maxChange(), up.cooldown(), up.stabilizationWindow(), new BigDecimal(upShare), up.rate());
        down = new DirectionRules(
                down.maxChange(), down.cooldown(), down.stabilizationWindow(), new BigDecimal(downShare), down.rate());
        return this;
    }

    Scenario upRate(SelectPolicy select, RatePolicy... policies) {
        up = new DirectionRules(
                up.maxChange(),
                up.cooldown(),
                up.stabilizationWindow(),
                up.tolerance(),
                new Rate(select, List.of(policies)));
        return this;
    }

    Scenario downRate(SelectPolicy select, RatePolicy... policies) {
        down = new DirectionRules(
                down.maxChange(),
                down.cooldown(),
                down.stabilizationWindow(),
                down.tolerance(),
                new Rate(select, List.of(policies)));
        return this;
    }

    static RatePolicy pods(int value, int seconds) {
        return new RatePolicy(RatePolicy.Kind.PODS, value, Duration.ofSeconds(seconds));
    }

    static RatePolicy percent(int value, int seconds) {
        return new RatePolicy(RatePolicy.Kind.PERCENT, value, Duration.ofSeconds(seconds));
    }

    /** What HPA v2 does by default. */
    Scenario hpaDefaults() {
        return windows(0, 300)
                .upRate(SelectPolicy.MAX, pods(4, 15), percent(100, 15))
                .downRate(SelectPolicy.MAX, percent(100, 15));
    }

    Scenario schedule(String zone, ScheduleRule... rules) {
        return schedule(Windows.of(zone, rules));
    }

    Scenario schedule(Schedule schedule) {
        controls = new Controls(
                Optional.of(schedule), controls.fallback(), controls.pause(), controls.override(), controls.mode());
        return this;
    }

    Scenario fallback(int afterFailures, FallbackBehavior behavior) {
        controls = new Controls(
                controls.schedule(),
                Optional.of(new Fallback(afterFailures, behavior)),
                controls.pause(),
                controls.override(),
                controls.mode());
        return this;
    }

    Scenario frozen(String until, String reason) {
        freeze = Optional.of(new Freeze(Instant.parse(until), "ConfigMap shop/generalscaler-freeze", reason));
        return this;
    }

    Scenario paused(String until, String reason) {
        Pause pause = new Pause(instant(until), reason);
        controls = new Controls(
                controls.schedule(), controls.fallback(), Optional.of(pause), controls.override(), controls.mode());
        return this;
    }

    Scenario overridden(int with, String until, String reason) {
        ReplicaOverride override = new ReplicaOverride(with, instant(until), reason);
        controls = new Controls(
                controls.schedule(), controls.fallback(), controls.pause(), Optional.of(override), controls.mode());
        return this;
    }

    private static Optional<Instant> instant(String until) {
        return until.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(until));
    }

    Scenario recommendOnly() {
        controls = new Controls(
                controls.schedule(), controls.fallback(), controls.pause(), controls.override(), Mode.RECOMMEND);
        return this;
    }

    Scenario firstEvaluation() {
        recommendations = Optional.empty();
        return this;
    }

    Scenario recommended(int secondsAgo, int asked) {
        List<Recommendation> all = new ArrayList<>(recommendations.orElse(List.of()));
        all.add(new Recommendation(now.minusSeconds(secondsAgo), asked));
        recommendations = Optional.of(all);
        return this;
    }

    Scenario changed(int secondsAgo, int change) {
        events.add(new ScaleEvent(now.minusSeconds(secondsAgo), change));
        return this;
    }

    Scenario lastScale(int secondsAgo) {
        lastScale = Optional.of(now.minusSeconds(secondsAgo));
        return this;
    }

    Scenario failed(String metric, int times) {
        failures.put(metric, times);
        return this;
    }

    Scenario scaledToZero() {
        carried = carried.withScaledToZero(true);
        return this;
    }

    Scenario spent(String month, long podHours, int lastLookSecondsAgo) {
        carried = new Carried(
                carried.scaledToZero(),
                Optional.of(now.minusSeconds(lastLookSecondsAgo)),
                Optional.of(new Spend(YearMonth.parse(month), Duration.ofHours(podHours))),
                carried.burn(),
                carried.size());
        return this;
    }

    /** Error rates, each over so many minutes, the last one ending at the last evaluation, 15 s ago. */
    Scenario burned(BurnSample... samples) {
        carried = new Carried(
                carried.scaledToZero(),
                Optional.of(now.minusSeconds(15)),
                carried.spend(),
                List.of(samples),
                carried.size());
        return this;
    }

    BurnSample burn(int minutesAgo, int minutes, String errorRate) {
        return new BurnSample(
                now.minus(Duration.ofMinutes(minutesAgo)), Duration.ofMinutes(minutes), new BigDecimal(errorRate));
    }

    Scenario history(History history) {
        recommendations = history.recommendations();
        events.clear();
        events.addAll(history.scaleEvents());
        lastScale = history.lastScale();
        failures.clear();
        failures.putAll(history.consecutiveFailures());
        carried = history.carried();
        return this;
    }

    Plan plan() {
        List<MetricPlan> rounded = metrics.values().stream()
                .map(it -> new MetricPlan(
                        it.name(),
                        new MetricTarget(it.target().type(), it.target().value(), rounding),
                        it.activationValue(),
                        it.staleAfter(),
                        it.role()))
                .toList();
        return new Plan(rounded, objective, new Behavior(up, down, onForeignChange), limits, controls);
    }

    Snapshot snapshot() {
        return new Snapshot(
                now,
                new TargetState(replicas, ready.orElse(replicas), hand, freeze),
                readings,
                plan(),
                new History(recommendations, events, lastScale, failures, carried));
    }

    Trace decide() {
        return Engine.decide(snapshot());
    }

    /** The same world so much later, the decision applied as the outcome says. */
    Scenario later(int seconds, WriteOutcome outcome) {
        Snapshot snapshot = snapshot();
        Trace trace = Engine.decide(snapshot);
        history(Engine.remember(snapshot, trace, outcome));
        if (outcome == WriteOutcome.APPLIED
                && trace.decision() instanceof io.generalscaler.engine.model.Decision.Scale scale) {
            replicas = scale.to();
            hand = Hand.OURS;
        }
        now = now.plusSeconds(seconds);
        return this;
    }

    Scenario later(int seconds) {
        return later(seconds, WriteOutcome.APPLIED);
    }
}
