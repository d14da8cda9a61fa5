package io.generalscaler.api.source.prometheus;

import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.MetricEndpoint;
import io.generalscaler.api.source.Tls;
import java.net.URI;
import java.util.Optional;

/**
 * One Prometheus, or anything with its HTTP API.
 *
 * @param server http or https, with a host, perhaps a port, a path prefix without a slash at its end, and a query
 * @param login empty to ask without one
 * @param tls how an https server is checked; empty for http and for the usual check
 */
public record PrometheusEndpoint(URI server, Optional<Login> login, Optional<Tls> tls) implements MetricEndpoint {
    public static final String TYPE = "prometheus";

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String address() {
        int usual = "https".equals(server.getScheme()) ? HTTPS_PORT : HTTP_PORT;
        return server.getHost() + ":" + (server.getPort() < 0 ? usual : server.getPort());
    }

    @Override
    public String describe() {
        return server.toString();
    }

    @Override
    public Sharing sharing() {
        return Sharing.of(login, tls);
    }

    @Override
    public String toString() {
        return TYPE + " " + address();
    }
}
