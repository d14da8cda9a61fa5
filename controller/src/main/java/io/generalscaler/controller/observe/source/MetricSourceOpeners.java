package io.generalscaler.controller.observe.source;

import io.generalscaler.api.compile.CompiledMetric;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;

/** The openers of all metric types that are installed. */
public final class MetricSourceOpeners implements AutoCloseable {

    private final Map<String, MetricSourceOpener> byType = new HashMap<>();

    private MetricSourceOpeners(Iterable<MetricSourceOpener> openers) {
        for (MetricSourceOpener opener : openers) {
            MetricSourceOpener other = byType.putIfAbsent(opener.type(), opener);
            if (other != null) {
                throw new IllegalArgumentException("metrics of type '" + opener.type() + "' are read by both "
                        + opener.getClass().getName() + " and "
                        + other.getClass().getName());
            }
        }
    }

    /** Those on the class path. */
    public static MetricSourceOpeners installed() {
        return new MetricSourceOpeners(ServiceLoader.load(MetricSourceOpener.class));
    }

    /**
     * How a metric of a scaler is read.
     *
     * @throws IllegalStateException when the type has a compiler but nobody who reads it
     */
    public MetricRead read(String namespace, CompiledMetric metric) {
        String type = metric.source().type();
        MetricSourceOpener opener = byType.get(type);
        if (opener == null) {
            throw new IllegalStateException("nothing installed here reads metrics of type '" + type + "'");
        }
        return new MetricRead(metric.name(), opener.query(namespace, metric.source()), metric.emptyIsZero());
    }

    @Override
    public void close() {
        byType.values().forEach(MetricSourceOpener::close);
    }
}
