package io.generalscaler.webhook.serve;

import io.generalscaler.process.connections.Connections;
import io.generalscaler.process.connections.Ended;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** What the process counts, for Prometheus. Label values come from fixed sets, never from a request. */
public final class WebhookMetrics {
    /** What became of a request. */
    enum Outcome {
        ALLOWED,
        DENIED,
        MALFORMED,
        TOO_LARGE,
        TOO_SLOW,
        ABANDONED,
        BUSY,
        FAILED;

        private String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Endpoint, Map<Outcome, Timer>> reviews = new EnumMap<>(Endpoint.class);

    public WebhookMetrics() {
        for (Endpoint endpoint : Endpoint.values()) {
            var timers = new EnumMap<Outcome, Timer>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                timers.put(outcome, timer(endpoint, outcome));
            }
            reviews.put(endpoint, timers);
        }
    }

    private Timer timer(Endpoint endpoint, Outcome outcome) {
        return Timer.builder("generalscaler.webhook.review")
                .description("Reviews by endpoint and outcome, from the first byte read to the last one written")
                .tag("endpoint", endpoint.label())
                .tag("outcome", outcome.label())
                .serviceLevelObjectives(
                        Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(25), Duration.ofMillis(100))
                .register(registry);
    }

    void reviewed(Endpoint endpoint, Outcome outcome, Duration took) {
        Timer timer = reviews.getOrDefault(endpoint, Map.of()).get(outcome);
        if (timer != null) {
            timer.record(took);
        }
    }

    /** Shows {@code value} under {@code name}, such as {@code generalscaler.webhook.ready}. */
    public void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    /** Shows {@code value} under {@code name} with one label. */
    public void gauge(String name, String description, String label, String labelValue, Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(description)
                .tag(label, labelValue)
                .register(registry);
    }

    void connections(Connections connections) {
        gauge("generalscaler.webhook.connections", "Open connections of the admission port", connections::size);
        for (Ended why : Ended.values()) {
            FunctionCounter.builder("generalscaler.webhook.connections.ended", connections, all -> all.ended(why))
                    .description("Connections of the admission port that the server ended")
                    .tag("why", why.label())
                    .register(registry);
        }
    }

    /** Adds the figures of the JVM. */
    public void addRuntime() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        bindGc(registry);
    }

    /** Lives as long as the process: there is nothing to close it for. */
    @SuppressWarnings("resource")
    private static void bindGc(MeterRegistry registry) {
        new JvmGcMetrics().bindTo(registry);
    }

    /** All figures in Prometheus's text form. */
    public void writeTo(OutputStream out) throws IOException {
        registry.scrape(out);
    }

    String scrape() {
        return registry.scrape();
    }
}
