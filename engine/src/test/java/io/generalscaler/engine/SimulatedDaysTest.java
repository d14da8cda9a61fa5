package io.generalscaler.engine;

import static io.generalscaler.engine.Scenario.QUEUE;
import static io.generalscaler.engine.Scenario.given;
import static io.generalscaler.engine.Scenario.percent;
import static io.generalscaler.engine.Scenario.pods;
import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.model.WriteOutcome;
import io.generalscaler.engine.plan.SelectPolicy;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole days of a load that swells, jumps and fails, looked at every 15 s. The seed is the row. */
@DisplayName("Simulated days")
class SimulatedDaysTest {
    private static final int LOOK = 15;
    private static final int LOOKS = 24 * 3600 / LOOK;
    private static final int MAX = 60;

    /** A queue per look: two waves, noise, bursts; −1 where it cannot be read. */
    private static int[] load(long seed) {
        Random random = new Random(seed);
        int[] load = new int[LOOKS];
        int burst = 0;
        int outage = 0;
        for (int i = 0; i < LOOKS; i++) {
            burst = random.nextInt(400) == 0 ? random.nextInt(900) : burst * 9 / 10;
            outage = random.nextInt(500) == 0 ? random.nextInt(40) : outage - 1;
            double wave = 200 + 150 * Math.sin(i * 2 * Math.PI / LOOKS) + 50 * Math.sin(i * 14 * Math.PI / LOOKS);
            load[i] = outage > 0 ? -1 : (int) Math.max(0, wave + burst + random.nextGaussian() * 20);
        }
        return load;
    }

    /** The size after each evaluation; a write is refused at times, as when somebody else wrote first. */
    private static int[] run(Scenario scenario, int[] load, long seed) {
        Random random = new Random(seed);
        int[] sizes = new int[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
            if (load[i] < 0) {
                scenario.missing(QUEUE, "Timeout");
            } else {
                scenario.queue(String.valueOf(load[i]));
            }
            Snapshot snapshot = scenario.snapshot();
            Trace trace = Engine.decide(snapshot);
            int before = snapshot.target().replicas();
            if (load[i] < 0) {
                assertThat(trace.desiredReplicas()).as("seed " + seed).isGreaterThanOrEqualTo(before);
            }
            assertThat(trace.desiredReplicas()).as("seed " + seed).isBetween(0, MAX);
            WriteOutcome outcome = random.nextInt(20) == 0 ? WriteOutcome.NOT_WRITTEN : WriteOutcome.APPLIED;
            scenario.later(LOOK, outcome);
            sizes[i] = scenario.snapshot().target().replicas();
        }
        return sizes;
    }

    @ParameterizedTest(name = "no more change than the rate allows in any sliding period, seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void rate(long seed) {
        int period = 120;
        Scenario scenario = given().bounds(1, MAX)
                .upRate(SelectPolicy.MIN, pods(6, period), percent(100, period))
                .downRate(SelectPolicy.MAX, pods(3, period));
        int[] sizes = run(scenario, load(seed), seed);
        int looks = period / LOOK;
        for (int i = looks; i < LOOKS; i++) {
            int start = sizes[i - looks];
            if (sizes[i] > sizes[i - 1]) {
                assertThat(sizes[i])
                        .as("seed " + seed + " look " + i)
                        .isLessThanOrEqualTo(Math.min(start + 6, 2 * start));
            } else if (sizes[i] < sizes[i - 1]) {
                assertThat(sizes[i]).as("seed " + seed + " look " + i).isGreaterThanOrEqualTo(start - 3);
            }
        }
    }

    @ParameterizedTest(name = "no change within a cooldown, except waking from zero, seed {0}")
    @ValueSource(longs = {11, 12, 13, 14})
    void cooldown(long seed) {
        int[] load = load(seed);
        for (int i = 0; i < LOOKS; i++) {
            load[i] = load[i] < 150 ? Math.min(load[i], 0) : load[i];
        }
        int[] sizes = run(given().bounds(0, MAX).cooldown(90, 300), load, seed);
        int last = -1000;
        int wakings = 0;
        for (int i = 1; i < LOOKS; i++) {
            if (sizes[i] != sizes[i - 1]) {
                int needed = sizes[i] > sizes[i - 1] ? 90 : 300;
                if (sizes[i - 1] == 0) {
                    wakings++;
                } else {
                    assertThat((i - last) * LOOK)
                            .as("seed " + seed + " look " + i)
                            .isGreaterThanOrEqualTo(needed);
                }
                last = i;
            }
        }
        assertThat(wakings).isPositive();
    }

    @ParameterizedTest(name = "a longer down-window never scales down earlier, seed {0}")
    @ValueSource(longs = {21, 22, 23, 24})
    void downWindow(long seed) {
        int[] load = load(seed);
        int[] sooner = run(given().bounds(1, MAX).windows(0, 120).tolerance("0", "0"), load, seed);
        int[] later = run(given().bounds(1, MAX).windows(0, 600).tolerance("0", "0"), load, seed);
        for (int i = 0; i < LOOKS; i++) {
            assertThat(later[i]).as("seed " + seed + " look " + i).isGreaterThanOrEqualTo(sooner[i]);
        }
    }

    @ParameterizedTest(name = "random damping keeps the bounds and the outage promise, seed {0}")
    @ValueSource(longs = {31, 32, 33, 34, 35, 36})
    void anyDamping(long seed) {
        AnyWorld any = new AnyWorld(seed);
        int[] sizes = run(any.damping(given().bounds(any.random().nextInt(4), MAX)), load(seed), seed);
        assertThat(sizes).hasSize(LOOKS);
    }

    @ParameterizedTest(name = "without damping the size follows the load, seed {0}")
    @ValueSource(longs = {41})
    void follows(long seed) {
        int[] load = load(seed);
        int[] sizes = new int[LOOKS];
        Scenario scenario = given().bounds(1, MAX).tolerance("0", "0");
        for (int i = 0; i < LOOKS; i++) {
            if (load[i] >= 0) {
                scenario.queue(String.valueOf(load[i])).later(LOOK);
                sizes[i] = scenario.snapshot().target().replicas();
                assertThat(sizes[i]).isEqualTo(Math.clamp(Math.ceilDiv(load[i], 10), 1, MAX));
            }
        }
    }
}
