package io.generalscaler.examples.demo.load;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/**
 * A web service whose latency grows with the load of each replica, as in any queue: {@code base / (1 - utilisation)}.
 * Beyond its capacity requests begin to fail.
 */
public final class WebService implements Scenario {

    private static final double QUIET_PER_SECOND = 120;
    private static final double PEAK_PER_SECOND = 1250;
    private static final double CAPACITY_OF_A_REPLICA = 160;
    private static final double BASE_LATENCY_MILLIS = 60;
    private static final double MOST_UTILISED = 0.9;

    private final String workload;
    private final Wave wave;
    private final Counter requests;
    private volatile double latencyMillis = BASE_LATENCY_MILLIS;
    private volatile double errorRatio;

    public WebService(String workload, MeterRegistry registry, Wave wave) {
        this.workload = workload;
        this.wave = wave;
        this.requests =
                Counter.builder("http.requests").tag("service", workload).register(registry);
        Gauge.builder("http.request.latency.milliseconds", this, service -> service.latencyMillis)
                .tag("service", workload)
                .register(registry);
        Gauge.builder("http.request.error.ratio", this, service -> service.errorRatio)
                .tag("service", workload)
                .register(registry);
    }

    @Override
    public String workload() {
        return workload;
    }

    @Override
    public void advance(Duration elapsed, Duration tick, int readyReplicas) {
        double perSecond = QUIET_PER_SECOND + (PEAK_PER_SECOND - QUIET_PER_SECOND) * wave.at(elapsed);
        double utilisation = perSecond / (Math.max(readyReplicas, 1) * CAPACITY_OF_A_REPLICA);
        requests.increment(perSecond * tick.toMillis() / 1000.0);
        latencyMillis = BASE_LATENCY_MILLIS / (1 - Math.min(utilisation, MOST_UTILISED));
        errorRatio = Math.max(0, 1 - 1 / Math.max(utilisation, 1));
    }
}
