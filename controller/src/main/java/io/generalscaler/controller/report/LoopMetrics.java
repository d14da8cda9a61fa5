package io.generalscaler.controller.report;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;

/** How the loop does, over all scalers. */
public final class LoopMetrics {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private final Timer visits;
    private final Timer lag;
    private final Counter failures;
    private final InstantSource clock;
    private volatile double lastSeconds = Double.NaN;

    /** Registers its meters. */
    public LoopMetrics(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        visits = Timer.builder("generalscaler.evaluation")
                .description("Time from the start of a scaler's evaluation to its end, with the reads of its metrics.")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        lag = Timer.builder("generalscaler.queue.lag")
                .description("How much later than due the work in the queue begins.")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        Gauge.builder("generalscaler.last.evaluation.timestamp", this, it -> it.lastSeconds)
                .description("When an evaluation ended last, in seconds of the epoch; NaN before the first.")
                .baseUnit("seconds")
                .register(registry);
        failures = Counter.builder("generalscaler.defects")
                .description("Evaluations that ended in an unexpected error; the log has each.")
                .register(registry);
    }

    /** An evaluation took this long. */
    public void evaluated(Duration took) {
        visits.record(took);
        lastSeconds = clock.millis() / 1000.0;
    }

    /** A task began this much later than it was due. */
    public void lagged(Duration late) {
        lag.record(late.isNegative() ? Duration.ZERO : late);
    }

    /** A task ended in an unexpected error. */
    public void failed() {
        failures.increment();
    }
}
