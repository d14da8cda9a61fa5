package io.generalscaler.controller.observe.source;

import io.generalscaler.api.source.MetricSourceSpec;

/**
 * Reads the metrics of one type. Found by {@link java.util.ServiceLoader}: a jar on the class path that has one, and an
 * {@link io.generalscaler.api.source.MetricSourceProvider} that compiles the type's settings, adds a type.
 */
public interface MetricSourceOpener extends AutoCloseable {

    /** The metric type, as in {@link MetricSourceSpec#type()}. */
    String type();

    /**
     * Where and what a metric asks. Does not block.
     *
     * @param namespace the scaler's, the only one from which Secrets may be used
     * @param spec what the provider of the same type compiled
     */
    Query query(String namespace, MetricSourceSpec spec);

    /** Lets go of what all its endpoints share; they are closed by then. */
    @Override
    default void close() {}
}
