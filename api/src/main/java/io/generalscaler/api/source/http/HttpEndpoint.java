package io.generalscaler.api.source.http;

import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.MetricEndpoint;
import io.generalscaler.api.source.Tls;
import java.net.URI;
import java.util.Optional;

/**
 * One server that speaks HTTP.
 *
 * @param server http or https, with a host and perhaps a port, and nothing behind them
 * @param login empty to ask without one
 * @param tls how an https server is checked; empty for http and for the usual check
 */
public record HttpEndpoint(URI server, Optional<Login> login, Optional<Tls> tls) implements MetricEndpoint {
    public static final String TYPE = "http";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String address() {
        return server.getRawAuthority();
    }

    @Override
    public String place() {
        return server.toString();
    }

    @Override
    public String describe() {
        return "the server at " + address();
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
