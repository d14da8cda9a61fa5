package io.generalscaler.controller.observe.source.redis;

import io.generalscaler.api.source.MetricSourceSpec;
import io.generalscaler.api.source.RedisListSpec;
import io.generalscaler.api.source.Tls;
import io.generalscaler.controller.observe.source.MetricSourceOpener;
import io.generalscaler.controller.observe.source.Query;
import org.jspecify.annotations.Nullable;

/** Reads metrics of type {@code redis}. */
public final class RedisOpener implements MetricSourceOpener {

    private @Nullable RedisConnector connector;

    @Override
    public String type() {
        return RedisListSpec.TYPE;
    }

    @Override
    public Query query(String namespace, MetricSourceSpec spec) {
        RedisListSpec list = (RedisListSpec) spec;
        boolean usesSecrets =
                list.login().isPresent() || list.tls().flatMap(Tls::authority).isPresent();
        return new Query(
                new RedisEndpoint(
                        usesSecrets ? namespace : "",
                        list.host(),
                        list.port(),
                        list.database(),
                        list.login(),
                        list.tls(),
                        connector()),
                list.key());
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
