package io.generalscaler.engine;

import static io.generalscaler.engine.Scenario.given;
import static io.generalscaler.engine.Scenario.percent;
import static io.generalscaler.engine.Scenario.pods;

import io.generalscaler.engine.model.Contest;
import io.generalscaler.engine.model.Displacement;
import io.generalscaler.engine.model.LastSize;
import io.generalscaler.engine.model.Reading;
import io.generalscaler.engine.plan.BudgetPeriod;
import io.generalscaler.engine.plan.FallbackBehavior;
import io.generalscaler.engine.plan.RatePolicy;
import io.generalscaler.engine.plan.Rounding;
import io.generalscaler.engine.plan.SelectPolicy;
import io.generalscaler.engine.plan.TargetType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Scenarios drawn at random: plausible ones mostly, absurd ones at times. */
final class AnyWorld {
    private static final Instant MORNING = Instant.parse("2026-01-15T10:30:00Z");

    private final RandomGenerator random;

    AnyWorld(long seed) {
        this(new Random(seed));
    }

    AnyWorld(RandomGenerator random) {
        this.random = random;
    }

    RandomGenerator random() {
        return random;
    }

    /** Metrics, bounds, sizes, damping and a past; no policy, no controls. */
    Scenario world() {
        int min = random.nextInt(6);
        int max = Math.max(1, min + random.nextInt(40));
        Scenario scenario = given().noMetrics().bounds(min, max).replicas(random.nextInt(max + 5));
        if (random.nextInt(4) == 0) {
            scenario.ready(random.nextInt(max + 5));
        }
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            TargetType type = random.nextBoolean() ? TargetType.AVERAGE_VALUE : TargetType.VALUE;
            String name = "m" + i;
            scenario.metric(name, type, decimal(1, 50)).reading(name, reading());
            if (random.nextInt(4) == 0) {
                scenario.failed(name, random.nextInt(5));
            }
        }
        return past(damping(scenario));
    }

    /** The same with policy, schedule, fallback, pause, override and mode, each at times. */
    Scenario worldWithPeople() {
        Scenario scenario = world();
        switch (random.nextInt(4)) {
            case 0 -> scenario.costAware(decimal(1, 2000), decimal(1, 3), either(Rounding.UP, Rounding.DOWN));
            case 1 -> scenario.slo().reading("latency", reading()).reading("errors", reading());
            case 2 -> scenario.objective("0.999").reading("errors", reading());
            default -> scenario.budget(decimal(1, 2000), decimal(1, 3), either(BudgetPeriod.RATE, BudgetPeriod.MONTH));
        }
        if (random.nextInt(3) == 0) {
            int hour = random.nextInt(24);
            String start = "%02d:00".formatted(hour);
            String end = "%02d:30".formatted(random.nextInt(24));
            scenario.schedule(
                    either("UTC", "Australia/Lord_Howe"),
                    switch (random.nextInt(3)) {
                        case 0 -> Windows.pin("pin", random.nextInt(30), start, end);
                        case 1 -> Windows.atLeast("floor", random.nextInt(30), start, end);
                        default -> Windows.atMost("cap", random.nextInt(30), start, end);
                    });
        }
        if (random.nextInt(3) == 0) {
            scenario.fallback(1 + random.nextInt(4), fallback());
        }
        if (random.nextInt(8) == 0) {
            scenario.paused(either("", "2026-01-15T10:00:00Z"), "");
        }
        if (random.nextInt(8) == 0) {
            scenario.overridden(random.nextInt(60), either("", "2026-01-15T10:00:00Z"), "");
        }
        return hands(random.nextInt(8) == 0 ? scenario.recommendOnly() : scenario);
    }

    /** Another hand may have set the size, now or earlier, once or again and again. */
    private Scenario hands(Scenario scenario) {
        Optional<Displacement> displacement = random.nextInt(4) == 0
                ? Optional.of(new Displacement(random.nextInt(40), "helm", instant()))
                : Optional.empty();
        Optional<Contest> contest = random.nextInt(4) == 0
                ? Optional.of(new Contest("argocd", 1 + random.nextInt(6), instant()))
                : Optional.empty();
        if (random.nextBoolean()) {
            scenario.lastSize(new LastSize(random.nextInt(40), random.nextBoolean(), displacement, contest));
        }
        return switch (random.nextInt(4)) {
            case 0 -> scenario.writtenBy("kubectl-client-side-apply");
            case 1 -> scenario.scaledBy("kubectl");
            case 2 -> scenario.ours();
            default -> either(scenario.adopt(), scenario);
        };
    }

    private Instant instant() {
        return MORNING.minusSeconds(random.nextInt(-60, 1200));
    }

    /** The same with numbers and instants from all that the types can hold. */
    Scenario wildWorld() {
        Scenario scenario = worldWithPeople();
        if (random.nextInt(3) == 0) {
            int min = either(0, anyCount());
            scenario.bounds(min, Math.max(1, Math.max(min, anyCount()))).replicas(anyCount());
        }
        if (random.nextInt(4) == 0) {
            scenario.now(
                    Instant.ofEpochSecond(random.nextLong(0, 250_000_000_000L)).toString());
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            int change = either(1, -1) * Math.max(1, anyCount());
            scenario.recommended(anySeconds(), anyCount()).changed(anySeconds(), change);
        }
        if (random.nextInt(4) == 0) {
            RatePolicy wild = either(percent(Math.max(1, anyCount()), 1), pods(Math.max(1, anyCount()), 86_400));
            scenario.maxIncrement(Math.max(1, anyCount()))
                    .upRate(select(), wild)
                    .downRate(select(), wild, ratePolicy());
        }
        if (random.nextInt(4) == 0) {
            scenario.spent(either("2026-01", "9999-12"), anyCount(), anySeconds());
        }
        return random.nextInt(4) == 0 ? scenario.failed("m1", anyCount()) : scenario;
    }

    /** Small mostly, else up to the largest. */
    private int anyCount() {
        return random.nextBoolean() ? random.nextInt(100) : random.nextInt() & Integer.MAX_VALUE;
    }

    private int anySeconds() {
        return random.nextBoolean() ? random.nextInt(-60, 900) : random.nextInt();
    }

    Scenario damping(Scenario scenario) {
        if (random.nextBoolean()) {
            scenario.windows(random.nextInt(120), random.nextInt(600));
        }
        if (random.nextBoolean()) {
            scenario.cooldown(random.nextInt(120), random.nextInt(600));
        }
        if (random.nextInt(3) == 0) {
            scenario.maxIncrement(1 + random.nextInt(6)).maxDecrement(1 + random.nextInt(6));
        }
        if (random.nextBoolean()) {
            scenario.upRate(select(), ratePolicy()).downRate(select(), ratePolicy(), ratePolicy());
        }
        return scenario;
    }

    private Scenario past(Scenario scenario) {
        if (random.nextInt(4) == 0) {
            return scenario.firstEvaluation();
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            scenario.recommended(random.nextInt(-60, 900), random.nextInt(50));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            scenario.changed(
                    random.nextInt(-60, 900), random.nextBoolean() ? 1 + random.nextInt(9) : -1 - random.nextInt(9));
        }
        return random.nextBoolean() ? scenario.lastScale(random.nextInt(-60, 900)) : scenario;
    }

    Reading reading() {
        return switch (random.nextInt(10)) {
            case 0 -> new Reading.Missing("Timeout");
            case 1 -> new Reading.Fresh(new BigDecimal(decimal(0, 900)), Duration.ofSeconds(random.nextInt(-30, 120)));
            case 2 ->
                new Reading.Fresh(new BigDecimal(random.nextInt(9) + "E" + random.nextInt(-99, 99)), Duration.ZERO);
            default -> new Reading.Fresh(new BigDecimal(decimal(0, 900)), Duration.ZERO);
        };
    }

    private FallbackBehavior fallback() {
        int replicas = random.nextInt(40);
        return switch (random.nextInt(4)) {
            case 0 -> new FallbackBehavior.Static(replicas);
            case 1 -> new FallbackBehavior.CurrentReplicas();
            case 2 -> new FallbackBehavior.CurrentReplicasIfHigher(replicas);
            default -> new FallbackBehavior.CurrentReplicasIfLower(replicas);
        };
    }

    private SelectPolicy select() {
        return List.of(SelectPolicy.values()).get(random.nextInt(3));
    }

    private RatePolicy ratePolicy() {
        int seconds = 15 + random.nextInt(300);
        return random.nextBoolean() ? pods(1 + random.nextInt(6), seconds) : percent(1 + random.nextInt(150), seconds);
    }

    private String decimal(int from, int to) {
        return BigDecimal.valueOf(random.nextLong(from * 100L, to * 100L), 2).toString();
    }

    private <T> T either(T one, T other) {
        return List.of(one, other).get(random.nextInt(2));
    }
}
