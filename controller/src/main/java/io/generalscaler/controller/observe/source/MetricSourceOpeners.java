package io.generalscaler.controller.observe.source;

import io.generalscaler.api.compile.CompiledMetric;
import io.generalscaler.api.source.MetricSourceSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The openers of all metric types that are installed. */
public final class MetricSourceOpeners implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MetricSourceOpeners.class);

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

    /** These and no others. */
    static MetricSourceOpeners of(Iterable<MetricSourceOpener> openers) {
        return new MetricSourceOpeners(openers);
    }

    /** Those on the class path. */
    public static MetricSourceOpeners installed() {
        return of(ServiceLoader.load(MetricSourceOpener.class));
    }

    /**
     * How a metric of a scaler is read.
     *
     * @throws IllegalArgumentException when nobody reads the type, or the plug-in that does fails; the message says so
     */
    public MetricRead read(String namespace, CompiledMetric metric) {
        String type = metric.source().type();
        MetricSourceOpener opener = byType.get(type);
        if (opener == null) {
            throw new IllegalArgumentException("nothing installed here reads metrics of type '" + type + "'");
        }
        return new MetricRead(metric.name(), query(opener, namespace, metric.source()), metric.emptyIsZero());
    }

    /** A plug-in may be anybody's: whatever it does, nothing escapes but a sentence. */
    private static Query query(MetricSourceOpener opener, String namespace, MetricSourceSpec spec) {
        String defect = "the plug-in that reads metrics of type '" + spec.type() + "' ";
        try {
            Query query = opener.query(namespace, spec);
            if (query != null && query.endpoint() != null && query.text() != null) {
                return query;
            }
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.atError().addKeyValue("type", spec.type()).setCause(e).log("A metric plug-in failed");
            throw new IllegalArgumentException(
                    defect + "failed with " + e.getClass().getSimpleName(), e);
        }
        throw new IllegalArgumentException(defect + "does not say where and what to ask");
    }

    @Override
    public void close() {
        for (MetricSourceOpener opener : byType.values()) {
            try {
                opener.close();
            } catch (RuntimeException | LinkageError e) {
                LOG.atWarn().addKeyValue("type", opener.type()).setCause(e).log("A metric plug-in could not be closed");
            }
        }
    }
}
