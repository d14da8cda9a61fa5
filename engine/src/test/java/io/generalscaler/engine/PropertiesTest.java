package io.generalscaler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.engine.model.BurnSample;
import io.generalscaler.engine.model.Carried;
import io.generalscaler.engine.model.Contest;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.Displacement;
import io.generalscaler.engine.model.Freeze;
import io.generalscaler.engine.model.Hand;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.LastSize;
import io.generalscaler.engine.model.Proposal;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Recommendation;
import io.generalscaler.engine.model.ScaleEvent;
import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.model.Spend;
import io.generalscaler.engine.model.Step;
import io.generalscaler.engine.model.TargetState;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.model.WriteOutcome;
import io.generalscaler.engine.plan.Behavior;
import io.generalscaler.engine.plan.DirectionRules;
import io.generalscaler.engine.plan.MetricPlan;
import io.generalscaler.engine.plan.MetricTarget;
import io.generalscaler.engine.plan.Plan;
import io.generalscaler.engine.plan.Role;
import io.generalscaler.engine.plan.SizeLimits;
import io.generalscaler.engine.plan.TargetType;
import io.generalscaler.engine.schedule.ScheduleOutlook;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds for every snapshot. Worlds are drawn from seeds; a failure names its seed. */
class PropertiesTest {
    private static final int WORLDS = 6_000;

    /** These say that the size may go down though something cannot be read: a person's, or the plan's own, plain number. */
    private static final Set<Reason> PLAIN_NUMBERS = EnumSet.of(
            Reason.Scheduled, Reason.FallbackUsed, Reason.Overridden, Reason.BudgetCapped, Reason.AtMaxReplicas);

    private static void forEveryWorld(Function<AnyWorld, Scenario> draw, Property property) {
        for (long seed = 0; seed < WORLDS; seed++) {
            Snapshot snapshot = draw.apply(new AnyWorld(seed)).snapshot();
            Trace trace = Engine.decide(snapshot);
            property.holds("seed " + seed + ": " + trace.summary(), snapshot, trace);
        }
    }

    @FunctionalInterface
    private interface Property {
        void holds(String told, Snapshot snapshot, Trace trace);
    }

    @Test
    @DisplayName("after the last step the bounds hold, unless a person froze the size")
    void bounds() {
        forEveryWorld(AnyWorld::worldWithPeople, (told, snapshot, trace) -> {
            SizeLimits limits = snapshot.plan().limits();
            if (!Invariants.isFrozen(trace)) {
                assertThat(trace.desiredReplicas()).as(told).isBetween(limits.minReplicas(), limits.maxReplicas());
            }
        });
    }

    @Test
    @DisplayName("after the last step the budget holds, unless minReplicas or a person says otherwise")
    void budget() {
        forEveryWorld(AnyWorld::worldWithPeople, (told, snapshot, trace) -> {
            if (trace.findings().cost().isPresent()
                    && !Invariants.isFrozen(trace)
                    && trace.findings().override().isEmpty()) {
                int affordable = trace.findings().cost().get().affordableReplicas();
                int most = Math.max(affordable, snapshot.plan().limits().minReplicas());
                assertThat(trace.desiredReplicas()).as(told).isLessThanOrEqualTo(most);
            }
        });
    }

    @Test
    @DisplayName("while a metric is missing the size never goes down, except to a number that was plainly given")
    void missing() {
        forEveryWorld(AnyWorld::worldWithPeople, (told, snapshot, trace) -> {
            boolean missing =
                    trace.proposals().stream().anyMatch(it -> it.metric().role() == Role.SCALE && !it.isFresh());
            boolean plain = trace.steps().stream().anyMatch(it -> PLAIN_NUMBERS.contains(it.reason()));
            if (missing && !plain) {
                assertThat(trace.desiredReplicas())
                        .as(told)
                        .isGreaterThanOrEqualTo(snapshot.target().replicas());
            }
        });
    }

    @Test
    @DisplayName("the steps lead without a gap from the current size to the desired one")
    void chain() {
        forEveryWorld(AnyWorld::worldWithPeople, (told, snapshot, trace) -> {
            int number = snapshot.target().replicas();
            for (Step step : trace.steps()) {
                assertThat(step.before()).as(told).isEqualTo(number);
                assertThat(step.message()).as(told).doesNotContain("{}").isNotBlank();
                number = step.after();
            }
            assertThat(number).as(told).isEqualTo(trace.desiredReplicas());
        });
    }

    @Test
    @DisplayName("equal snapshots give equal traces, histories included")
    void equal() {
        for (long seed = 0; seed < WORLDS / 4; seed++) {
            Snapshot one = new AnyWorld(seed).worldWithPeople().snapshot();
            Snapshot other = new AnyWorld(seed).worldWithPeople().snapshot();
            Trace trace = Engine.decide(one);
            assertThat(trace).as("seed " + seed).isEqualTo(Engine.decide(other));
            for (WriteOutcome outcome : WriteOutcome.values()) {
                assertThat(Engine.remember(one, trace, outcome))
                        .isEqualTo(Engine.remember(other, Engine.decide(other), outcome));
            }
        }
    }

    @Test
    @DisplayName("the stages keep their order")
    void order() {
        forEveryWorld(AnyWorld::worldWithPeople, (told, snapshot, trace) -> {
            assertThat(trace.steps()).extracting(Step::stage).as(told).isSorted();
        });
    }

    @Test
    @DisplayName("where another hand made it smaller, it is as if nobody had")
    void restored() {
        for (long seed = 0; seed < WORLDS; seed++) {
            Snapshot drawn = new AnyWorld(seed).world().snapshot();
            Snapshot decided =
                    withSize(drawn, drawn.target().replicas(), drawn.target().replicas(), Hand.OURS);
            int smaller = drawn.target().replicas() / 2;
            boolean asksAlike =
                    drawn.plan().metrics().stream().allMatch(it -> it.target().type() == TargetType.AVERAGE_VALUE);
            Trace before = Engine.decide(decided);
            boolean isRead = before.proposals().stream().allMatch(Proposal::isFresh);
            boolean isInside = drawn.plan().limits().clamp(drawn.target().replicas())
                    == drawn.target().replicas();
            if (smaller == 0 || !asksAlike || !isRead || !isInside) {
                continue;
            }
            Snapshot moved = withSize(
                    withPlan(drawn, PropertiesTest::withoutTolerance),
                    drawn.target().replicas(),
                    smaller,
                    new Hand(Hand.Way.OBJECT, "helm"));
            int wanted = Engine.decide(withPlan(decided, PropertiesTest::withoutTolerance))
                    .desiredReplicas();
            Trace after = Engine.decide(moved);
            assertThat(after.desiredReplicas())
                    .as("seed " + seed + ": " + after.summary())
                    .isEqualTo(wanted);
        }
    }

    @Test
    @DisplayName("a size that went through /scale is judged as if nothing had been known of the one before")
    void scaledByHand() {
        forEveryWorld(AnyWorld::world, (told, snapshot, trace) -> {
            Snapshot moved = withSize(snapshot, 17, snapshot.target().replicas(), new Hand(Hand.Way.SCALE, "kubectl"));
            assertThat(Engine.decide(moved).decision()).as(told).isEqualTo(trace.decision());
        });
    }

    @Test
    @DisplayName("a longer down-window never gives a smaller size")
    void longerWindow() {
        forEveryWorld(AnyWorld::world, (told, snapshot, trace) -> {
            Snapshot longer = withPlan(snapshot, plan -> withDownWindow(plan, Duration.ofSeconds(60)));
            assertThat(Engine.decide(longer).desiredReplicas())
                    .as(told)
                    .isGreaterThanOrEqualTo(trace.desiredReplicas());
        });
    }

    @Test
    @DisplayName("raising a target never raises a proposal")
    void higherTarget() {
        forEveryWorld(AnyWorld::world, (told, snapshot, trace) -> {
            Snapshot higher = withPlan(snapshot, PropertiesTest::withHigherTargets);
            Iterator<Proposal> after = Engine.decide(higher).proposals().iterator();
            for (Proposal before : trace.proposals()) {
                assertThat(after.next().replicas().orElse(0))
                        .as(told)
                        .isLessThanOrEqualTo(before.replicas().orElse(0));
            }
        });
    }

    @Test
    @DisplayName("whatever the numbers, there is an answer within the bounds, in words, in 50 ms")
    void wildWorld() {
        for (long seed = 0; seed < WORLDS; seed++) {
            Invariants.hold("seed " + seed, new AnyWorld(seed).wildWorld().snapshot());
        }
    }

    @Test
    @DisplayName("the wildest history makes nothing throw, and heals")
    void wildHistory() {
        History wild = new History(
                Optional.of(List.of(
                        new Recommendation(Instant.MIN, Integer.MAX_VALUE),
                        new Recommendation(Instant.MAX, Integer.MAX_VALUE),
                        new Recommendation(Instant.MAX, 0))),
                List.of(
                        new ScaleEvent(Instant.MIN, Integer.MIN_VALUE),
                        new ScaleEvent(Instant.MAX, Integer.MIN_VALUE),
                        new ScaleEvent(Instant.MAX, Integer.MAX_VALUE)),
                Optional.of(Instant.MAX),
                Map.of("m1", Integer.MAX_VALUE),
                new Carried(
                        true,
                        Optional.of(Instant.MIN),
                        Optional.of(new Spend(YearMonth.of(-999_999_999, 1), Duration.ofSeconds(Long.MAX_VALUE))),
                        List.of(
                                new BurnSample(Instant.MIN, Duration.ofSeconds(Long.MAX_VALUE), BigDecimal.TEN),
                                new BurnSample(Instant.MAX, Duration.ofSeconds(Long.MAX_VALUE), BigDecimal.TEN)),
                        Optional.of(new LastSize(
                                Integer.MAX_VALUE,
                                true,
                                Optional.of(new Displacement(Integer.MAX_VALUE, "", Instant.MAX)),
                                Optional.of(new Contest("", Integer.MAX_VALUE, Instant.MAX))))));
        forEveryWorld(AnyWorld::worldWithPeople, (told, snapshot, trace) -> {
            Snapshot strange =
                    new Snapshot(snapshot.now(), snapshot.target(), snapshot.readings(), snapshot.plan(), wild);
            Trace decided = Engine.decide(strange);
            assertThat(decided.summary()).as(told).isNotBlank();
            assertThat(decided.findings().schedule().flatMap(ScheduleOutlook::nextAt))
                    .as(told)
                    .isNotNull();
            History after = Engine.remember(strange, decided, WriteOutcome.APPLIED);
            assertThat(after.lastScale().orElseThrow()).as(told).isBeforeOrEqualTo(snapshot.now());
            assertThat(after.recommendations().orElseThrow())
                    .allMatch(it -> !it.at().isAfter(snapshot.now()));
        });
    }

    @Test
    @DisplayName("while a freeze holds nothing is written, whatever the plan, and it is said")
    void nothingIsWrittenWhileFrozen() {
        forEveryWorld(AnyWorld::worldWithPeople, (told, snapshot, trace) -> {
            Freeze freeze = new Freeze(snapshot.now().plusSeconds(1), "ConfigMap shop/generalscaler-freeze", "");
            TargetState frozen = new TargetState(
                    snapshot.target().replicas(),
                    snapshot.target().readyReplicas(),
                    snapshot.target().hand(),
                    Optional.of(freeze));
            Trace decided = Engine.decide(
                    new Snapshot(snapshot.now(), frozen, snapshot.readings(), snapshot.plan(), snapshot.history()));
            assertThat(decided.decision()).as(told).isInstanceOf(Decision.Hold.class);
            assertThat(decided.steps(Reason.Frozen)).as(told).hasSize(1);
            assertThat(decided.desiredReplicas()).as(told).isEqualTo(trace.desiredReplicas());
        });
    }

    private static Snapshot withSize(Snapshot snapshot, int left, int live, Hand hand) {
        History history = snapshot.history();
        return new Snapshot(
                snapshot.now(),
                new TargetState(live, live, hand),
                snapshot.readings(),
                snapshot.plan(),
                new History(
                        history.recommendations(),
                        history.scaleEvents(),
                        history.lastScale(),
                        history.consecutiveFailures(),
                        history.carried().withSize(Optional.of(LastSize.of(left, true)))));
    }

    private static Plan withoutTolerance(Plan plan) {
        return new Plan(
                plan.metrics(),
                plan.objective(),
                new Behavior(
                        withoutTolerance(plan.behavior().up()),
                        withoutTolerance(plan.behavior().down())),
                plan.limits(),
                plan.controls());
    }

    private static DirectionRules withoutTolerance(DirectionRules rules) {
        return new DirectionRules(
                rules.maxChange(), rules.cooldown(), rules.stabilizationWindow(), BigDecimal.ZERO, rules.rate());
    }

    private static Snapshot withPlan(Snapshot snapshot, Function<Plan, Plan> change) {
        return new Snapshot(
                snapshot.now(),
                snapshot.target(),
                snapshot.readings(),
                change.apply(snapshot.plan()),
                snapshot.history());
    }

    private static Plan withDownWindow(Plan plan, Duration more) {
        DirectionRules down = plan.behavior().down();
        DirectionRules longer = new DirectionRules(
                down.maxChange(),
                down.cooldown(),
                down.stabilizationWindow().plus(more),
                down.tolerance(),
                down.rate());
        Behavior behavior = new Behavior(plan.behavior().up(), longer);
        return new Plan(plan.metrics(), plan.objective(), behavior, plan.limits(), plan.controls());
    }

    private static Plan withHigherTargets(Plan plan) {
        BigDecimal factor = new BigDecimal("1.07");
        return new Plan(
                plan.metrics().stream()
                        .map(it -> new MetricPlan(
                                it.name(),
                                new MetricTarget(
                                        it.target().type(), it.target().value().multiply(factor)),
                                it.activationValue(),
                                it.staleAfter(),
                                it.role()))
                        .toList(),
                plan.objective(),
                plan.behavior(),
                plan.limits(),
                plan.controls());
    }
}
