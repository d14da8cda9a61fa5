package io.generalscaler.controller;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;

/** The page {@code /metrics}: the process's own numbers, and those of whoever registers more. */
final class ProcessMetrics {

    private final PrometheusRegistry all = new PrometheusRegistry();
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, all, Clock.SYSTEM);

    ProcessMetrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
    }

    MeterRegistry registry() {
        return registry;
    }

    /** Shows numbers that are put together when the page is asked for. */
    void show(MultiCollector numbers) {
        all.register(numbers);
    }

    void writeTo(OutputStream out) throws IOException {
        registry.scrape(out);
    }
}
