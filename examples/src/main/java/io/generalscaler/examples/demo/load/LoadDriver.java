package io.generalscaler.examples.demo.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** Moves every scenario on, a few times a second. */
public final class LoadDriver implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(250);

    private final List<Scenario> scenarios;
    private final ToIntFunction<String> readyReplicas;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("load").factory());

    /**
     * Nothing moves until it is started.
     *
     * @param readyReplicas of the Deployment with a name
     */
    public LoadDriver(List<Scenario> scenarios, ToIntFunction<String> readyReplicas) {
        this.scenarios = List.copyOf(scenarios);
        this.readyReplicas = readyReplicas;
    }

    public void start() {
        long start = System.nanoTime();
        var _ = executor.scheduleAtFixedRate(
                () -> advance(Duration.ofNanos(System.nanoTime() - start)), 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private void advance(Duration elapsed) {
        for (Scenario scenario : scenarios) {
            scenario.advance(elapsed, TICK, readyReplicas.applyAsInt(scenario.workload()));
        }
    }
}
