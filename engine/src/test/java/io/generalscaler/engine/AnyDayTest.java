package io.generalscaler.engine;

import static io.generalscaler.engine.Scenario.QUEUE;
import static io.generalscaler.engine.Scenario.given;
import static io.generalscaler.engine.Scenario.pods;
import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.model.WriteOutcome;
import io.generalscaler.engine.plan.DirectionRules;
import io.generalscaler.engine.plan.RatePolicy;
import io.generalscaler.engine.plan.SelectPolicy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hours under a random plan, looked at in an irregular rhythm, with outages, conflicts and writes that fail. Each change is
 * judged from the outside, by the sizes that the workload really had and by what was really asked for, not by what the engine
 * remembers of them.
 */
class AnyDayTest {
    private static final int LOOKS = 600;
    private static final int MAX = 60;

    /** A size from an instant on. */
    private record Size(Instant since, int replicas) {}

    /** What an evaluation asked for before damping. */
    private record Asked(Instant at, int replicas) {}

    /** What an onlooker has seen of a workload. */
    private static final class Onlooker {
        private final String told;
        private final List<Size> sizes = new ArrayList<>();
        private final List<Asked> asked = new ArrayList<>();

        Onlooker(long seed, Snapshot first) {
            told = "seed " + seed;
            sizes.add(new Size(Instant.EPOCH, first.target().replicas()));
            asked.add(new Asked(first.now(), first.target().replicas()));
        }

        void saw(Snapshot snapshot, Trace trace, WriteOutcome outcome) {
            if (outcome == WriteOutcome.CONFLICT) {
                return;
            }
            trace.findings().remembered().recommendation().ifPresent(it -> asked.add(new Asked(snapshot.now(), it)));
            if (trace.decision() instanceof Decision.Scale(int from, int to, var _)) {
                String change = told + " at " + snapshot.now() + " " + trace.summary();
                DirectionRules rules = to > from
                        ? snapshot.plan().behavior().up()
                        : snapshot.plan().behavior().down();
                keepsTheRate(change, rules, snapshot.now(), from, to);
                keepsTheCooldown(change, rules, snapshot.now(), from);
                keepsTheWindow(change, rules.stabilizationWindow(), snapshot.now(), from, to);
                if (outcome == WriteOutcome.APPLIED) {
                    sizes.add(new Size(snapshot.now(), to));
                }
            }
        }

        private int sizeAt(Instant at) {
            int size = sizes.getFirst().replicas();
            for (Size it : sizes) {
                size = it.since().isAfter(at) ? size : it.replicas();
            }
            return size;
        }

        private void keepsTheRate(String change, DirectionRules rules, Instant now, int from, int to) {
            if (rules.maxChange().isPresent()) {
                assertThat(Math.abs(to - from))
                        .as(change)
                        .isLessThanOrEqualTo(rules.maxChange().getAsInt());
            }
            assertThat(rules.rate().select()).as(change).isNotEqualTo(SelectPolicy.DISABLED);
            List<Boolean> kept = rules.rate().policies().stream()
                    .map(policy -> allows(policy, sizeAt(now.minus(policy.period())), from, to))
                    .toList();
            if (!kept.isEmpty()) {
                boolean allowed =
                        rules.rate().select() == SelectPolicy.MAX ? kept.contains(true) : !kept.contains(false);
                assertThat(allowed).as(change).isTrue();
            }
        }

        private static boolean allows(RatePolicy policy, int start, int from, int to) {
            BigDecimal share = BigDecimal.valueOf(start * (long) policy.value()).movePointLeft(2);
            boolean pods = policy.kind() == RatePolicy.Kind.PODS;
            if (to > from) {
                BigDecimal most = BigDecimal.valueOf(start).add(share).setScale(0, RoundingMode.CEILING);
                return to <= (pods ? start + policy.value() : Math.max(1, most.intValueExact()));
            }
            BigDecimal least = BigDecimal.valueOf(start).subtract(share).setScale(0, RoundingMode.FLOOR);
            return to >= (pods ? start - policy.value() : least.intValueExact());
        }

        private void keepsTheCooldown(String change, DirectionRules rules, Instant now, int from) {
            if (sizes.size() > 1 && from > 0) {
                Duration since = Duration.between(sizes.getLast().since(), now);
                assertThat(since).as(change).isGreaterThanOrEqualTo(rules.cooldown());
            }
        }

        private void keepsTheWindow(String change, Duration window, Instant now, int from, int to) {
            Instant start = now.minus(window);
            for (Asked it : asked) {
                if (it.at().isAfter(start)) {
                    int bound = to > from ? Math.max(from, it.replicas()) : Math.min(from, it.replicas());
                    assertThat(to > from ? to <= bound : to >= bound).as(change).isTrue();
                }
            }
        }
    }

    /** An evaluation each second, which changes the size nearly each time: more changes within a period than are remembered singly. */
    @ParameterizedTest(name = "no change exceeds the rate when the period holds more changes than a history, seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void manyChangesWithinAPeriod(long seed) {
        Random random = new Random(seed);
        Scenario scenario = given().bounds(1, 1000)
                .replicas(500)
                .tolerance("0", "0")
                .upRate(SelectPolicy.MAX, pods(60 + random.nextInt(100), 900 + random.nextInt(900)))
                .downRate(SelectPolicy.MAX, pods(60 + random.nextInt(100), 900 + random.nextInt(900)));
        Onlooker onlooker = new Onlooker(seed, scenario.snapshot());
        for (int look = 0; look < 5000; look++) {
            scenario.queue(String.valueOf(10 * (300 + random.nextInt(400))));
            Snapshot snapshot = scenario.snapshot();
            onlooker.saw(snapshot, Engine.decide(snapshot), WriteOutcome.APPLIED);
            scenario.later(1);
        }
        assertThat(onlooker.sizes).as("seed " + seed).hasSizeGreaterThan(300);
    }

    static LongStream seeds() {
        return LongStream.range(0, 120);
    }

    @ParameterizedTest(name = "every promise is kept whatever the plan and the day, seed {0}")
    @MethodSource("seeds")
    void promises(long seed) {
        AnyWorld any = new AnyWorld(seed);
        Random random = new Random(~seed);
        int min = random.nextInt(3);
        Scenario scenario =
                any.damping(given().bounds(min, MAX).replicas(Math.max(1, min)).firstEvaluation());
        if (random.nextBoolean()) {
            scenario.windows(random.nextInt(90), random.nextInt(300));
        }
        Onlooker onlooker = new Onlooker(seed, scenario.snapshot());
        double load = 200;
        int outage = 0;
        for (int look = 0; look < LOOKS; look++) {
            load = random.nextInt(40) == 0 ? random.nextInt(900) : Math.max(0, load + random.nextGaussian() * 40);
            outage = random.nextInt(60) == 0 ? random.nextInt(12) : outage - 1;
            if (outage > 0) {
                scenario.missing(QUEUE, "Timeout");
            } else {
                scenario.queue(String.valueOf((int) load));
            }
            Snapshot snapshot = scenario.snapshot();
            Trace trace = Engine.decide(snapshot);
            String told = "seed " + seed + " look " + look + " " + trace.summary();
            assertThat(trace.desiredReplicas()).as(told).isBetween(min, MAX);
            if (outage > 0) {
                assertThat(trace.desiredReplicas())
                        .as(told)
                        .isGreaterThanOrEqualTo(snapshot.target().replicas());
            }
            WriteOutcome outcome = switch (random.nextInt(20)) {
                case 0 -> WriteOutcome.CONFLICT;
                case 1 -> WriteOutcome.NOT_WRITTEN;
                default -> WriteOutcome.APPLIED;
            };
            onlooker.saw(snapshot, trace, outcome);
            scenario.later(1 + random.nextInt(45), outcome);
        }
        assertThat(onlooker.asked).as("seed " + seed).hasSizeGreaterThan(LOOKS / 2);
    }
}
