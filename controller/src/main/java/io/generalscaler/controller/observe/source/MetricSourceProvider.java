package io.generalscaler.controller.observe.source;

import io.generalscaler.api.v1alpha1.MetricSpec;

/**
 * A kind of metric source. Found by {@link java.util.ServiceLoader}; a jar with another one on the class path adds its type.
 */
public interface MetricSourceProvider extends AutoCloseable {

    /** The {@code type} of the metrics that it reads. */
    String type();

    /**
     * Where and what a metric asks.
     *
     * @param namespace the scaler's, the only one from which Secrets may be used
     * @param metric of this type
     * @throws IllegalArgumentException with a sentence for the user, when {@code config} makes no sense
     */
    Query query(String namespace, MetricSpec metric);

    /** Lets go of what all its endpoints share; they are closed by then. */
    @Override
    default void close() {}
}
