package io.generalscaler.controller.observe.source.prometheus;

import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.PrometheusQuerySpec;
import io.generalscaler.api.source.Tls;
import io.generalscaler.controller.observe.source.Endpoint;
import io.generalscaler.controller.observe.source.MetricSource;
import io.generalscaler.controller.observe.source.SourceContext;
import java.net.URI;
import java.util.Optional;

/**
 * Where one Prometheus is and how to enter.
 *
 * @param namespace of the Secrets; empty when there are none, so that all namespaces share a client
 * @param server {@code http} or {@code https}, host, port and an optional path prefix
 * @param login where the login is; empty for none
 * @param tls how the certificate of an {@code https} server is checked; empty for the usual check
 */
record PrometheusEndpoint(String namespace, URI server, Optional<Login> login, Optional<Tls> tls) implements Endpoint {

    @Override
    public String type() {
        return PrometheusQuerySpec.TYPE;
    }

    @Override
    public String address() {
        return host() + ":" + port();
    }

    @Override
    public MetricSource open(SourceContext context) {
        return new PrometheusSource(this, context);
    }

    String host() {
        String host = server.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    boolean https() {
        return "https".equalsIgnoreCase(server.getScheme());
    }

    int port() {
        return server.getPort() > 0 ? server.getPort() : https() ? 443 : 80;
    }

    /** The Host header: as the user wrote it, whatever address it is sent to. */
    String authority() {
        return server.getPort() > 0 ? server.getHost() + ":" + server.getPort() : server.getHost();
    }

    @Override
    public String toString() {
        return type() + " " + address();
    }
}
