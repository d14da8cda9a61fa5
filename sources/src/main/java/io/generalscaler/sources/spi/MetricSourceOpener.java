package io.generalscaler.sources.spi;

import io.generalscaler.api.source.MetricEndpoint;

/**
 * Opens clients for the endpoints of one metric type. Found by {@link java.util.ServiceLoader}: a jar on the class path that has one, and
 * an {@link io.generalscaler.api.source.MetricSourceProvider} that judges the type's settings, adds a type. One that needs more of
 * the controller than a {@link SourceContext} gives is made where the controller is wired.
 */
public interface MetricSourceOpener extends AutoCloseable {

    /** The metric type, as in {@link MetricEndpoint#type()}. */
    String type();

    /**
     * A client. Does not connect yet, and does not block.
     *
     * @param endpoint what the provider of the same type made
     * @param scope whose metrics it reads
     * @param context what it may use
     */
    MetricSource open(MetricEndpoint endpoint, Scope scope, SourceContext context);

    /** Lets go of what all its clients share; they are closed by then. */
    @Override
    default void close() {}
}
