package io.generalscaler.controller.observe.source.prometheus;

import io.generalscaler.controller.observe.source.Endpoint;
import io.generalscaler.controller.observe.source.MetricSource;
import io.generalscaler.controller.observe.source.SourceContext;
import io.generalscaler.controller.observe.source.Tls;
import java.net.URI;
import java.util.Optional;

/**
 * Where one Prometheus is and how to enter.
 *
 * @param server {@code http} or {@code https}, host, port and an optional path prefix
 * @param tls how the certificate of an {@code https} server is checked
 * @param login where the login is; empty for none
 */
record PrometheusEndpoint(URI server, Tls tls, Optional<PrometheusLogin> login) implements Endpoint {

    @Override
    public String type() {
        return PrometheusSourceProvider.TYPE;
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
