package io.generalscaler.controller.observe.source.redis;

import io.generalscaler.controller.observe.source.Endpoint;
import io.generalscaler.controller.observe.source.MetricSource;
import io.generalscaler.controller.observe.source.SourceContext;
import io.generalscaler.controller.observe.source.Tls;
import java.util.Optional;

/**
 * Where one Redis is and how to enter.
 *
 * @param host name or address
 * @param port 1..65535
 * @param database 0 or more
 * @param tls how to speak TLS; empty for plain text
 * @param login where the login is; empty for none
 * @param connector opens connections; the same for all endpoints
 */
record RedisEndpoint(
        String host,
        int port,
        int database,
        Optional<Tls> tls,
        Optional<RedisLogin.Ref> login,
        RedisConnector connector)
        implements Endpoint {

    @Override
    public String type() {
        return RedisSourceProvider.TYPE;
    }

    @Override
    public String address() {
        return host + ":" + port;
    }

    @Override
    public MetricSource open(SourceContext context) {
        return new RedisSource(this, context);
    }

    @Override
    public String toString() {
        return type() + " " + address();
    }
}
