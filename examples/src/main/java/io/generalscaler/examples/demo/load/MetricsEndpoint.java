package io.generalscaler.examples.demo.load;

import io.javalin.Javalin;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** The {@code /metrics} of the simulated services, on loopback, for Prometheus to scrape. */
public final class MetricsEndpoint implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Javalin server;

    public MetricsEndpoint() {
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.get("/metrics", context -> context.result(registry.scrape()));
        });
        server.start("127.0.0.1", 0);
    }

    public int port() {
        return server.port();
    }

    public MeterRegistry registry() {
        return registry;
    }

    @Override
    public void close() {
        server.stop();
    }
}
