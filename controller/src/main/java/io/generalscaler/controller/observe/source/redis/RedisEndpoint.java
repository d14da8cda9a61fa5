package io.generalscaler.controller.observe.source.redis;

import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.RedisListSpec;
import io.generalscaler.api.source.Tls;
import io.generalscaler.controller.observe.source.Endpoint;
import io.generalscaler.controller.observe.source.MetricSource;
import io.generalscaler.controller.observe.source.SourceContext;
import java.util.Optional;

/**
 * Where one Redis is and how to enter.
 *
 * @param namespace of the Secrets; empty when there are none, so that all namespaces share a client
 * @param host name or address
 * @param port 1..65535
 * @param database 0 or more
 * @param login where the login is; empty for none
 * @param tls how to speak TLS; empty for plain text
 * @param connector opens connections; the same for all endpoints
 */
record RedisEndpoint(
        String namespace,
        String host,
        int port,
        int database,
        Optional<Login.Password> login,
        Optional<Tls> tls,
        RedisConnector connector)
        implements Endpoint {

    @Override
    public String type() {
        return RedisListSpec.TYPE;
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
