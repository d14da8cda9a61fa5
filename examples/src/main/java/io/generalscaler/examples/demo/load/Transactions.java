package io.generalscaler.examples.demo.load;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** Business transactions in flight: a number of the trade itself, which no replica's load shows. */
public final class Transactions implements Scenario {

    private static final double QUIET = 20;
    private static final double PEAK = 260;

    private final String workload;
    private final Wave wave;
    private volatile double inFlight = QUIET;

    public Transactions(String workload, MeterRegistry registry, Wave wave) {
        this.workload = workload;
        this.wave = wave;
        Gauge.builder("business.transactions.in.flight", this, trade -> trade.inFlight)
                .register(registry);
    }

    @Override
    public String workload() {
        return workload;
    }

    @Override
    public void advance(Duration elapsed, Duration tick, int readyReplicas) {
        inFlight = Math.rint(QUIET + (PEAK - QUIET) * wave.at(elapsed));
    }
}
