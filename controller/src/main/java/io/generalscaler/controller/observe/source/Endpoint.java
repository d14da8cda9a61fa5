package io.generalscaler.controller.observe.source;

/**
 * One place to read metrics from, as one client sees it: a record of everything that distinguishes two clients. Equal endpoints
 * share one client, one bulkhead and one breaker. The login's Secret is part of it, so that nobody reads with somebody
 * else's rights.
 */
public interface Endpoint {

    /** The metric type, for example {@code redis}. */
    String type();

    /** Where it is, without any login: {@code redis:6379}. For logs and thread names. */
    String address();

    /** A client for it. Does not connect yet, and does not block. */
    MetricSource open(SourceContext context);
}
