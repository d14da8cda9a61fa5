package io.generalscaler.sources.redis;

import io.generalscaler.api.source.MetricEndpoint;
import io.generalscaler.api.source.redis.RedisEndpoint;
import io.generalscaler.api.source.redis.RedisServers;
import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.MetricSourceOpener;
import io.generalscaler.sources.spi.Scope;
import io.generalscaler.sources.spi.SourceContext;
import org.jspecify.annotations.Nullable;

/** Reads metrics of type {@code redis}. */
public final class RedisOpener implements MetricSourceOpener {

    private @Nullable RedisConnector connector;

    @Override
    public String type() {
        return RedisEndpoint.TYPE;
    }

    @Override
    public MetricSource open(MetricEndpoint endpoint, Scope scope, SourceContext context) {
        RedisEndpoint redis = (RedisEndpoint) endpoint;
        return new RedisMetricSource(redis(redis, connector(), context), context);
    }

    private static Redis redis(RedisEndpoint endpoint, RedisConnector connector, SourceContext context) {
        return switch (endpoint.servers()) {
            case RedisServers.One one ->
                new OneServer(new RedisServer(Peer.of(endpoint, one), connector, context, () -> 1, true));
            case RedisServers.Sentinels sentinels -> new SentinelMaster(endpoint, sentinels, connector, context);
            case RedisServers.Cluster cluster -> new ClusterNodes(endpoint, cluster, connector, context);
        };
    }

    /** Event loops exist only where somebody uses Redis. */
    private synchronized RedisConnector connector() {
        RedisConnector shared = connector;
        if (shared == null) {
            shared = new RedisConnector();
            connector = shared;
        }
        return shared;
    }

    @Override
    public synchronized void close() {
        if (connector != null) {
            connector.close();
            connector = null;
        }
    }
}
