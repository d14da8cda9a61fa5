package io.generalscaler.api.source;

/**
 * Everything that a reader needs to know to read one metric, but for the contents of Secrets. An immutable value: two metrics with
 * equal specs in one namespace are one read.
 */
public interface MetricSourceSpec {
    /** The metric type that it belongs to, as in {@code metric.type}. */
    String type();

    /** The server that is asked, as {@code host:port}: readers share one client, one breaker and one queue for each. */
    String endpoint();
}
