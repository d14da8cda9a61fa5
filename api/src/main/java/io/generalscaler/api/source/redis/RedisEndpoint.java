package io.generalscaler.api.source.redis;

import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.MetricEndpoint;
import io.generalscaler.api.source.Tls;
import java.util.Optional;

/**
 * One Redis server, database and user.
 *
 * @param host a name or address
 * @param port 1 to 65535
 * @param database at least 0
 * @param login empty to connect without one
 * @param tls empty to connect in the clear
 */
public record RedisEndpoint(String host, int port, int database, Optional<Login.Password> login, Optional<Tls> tls)
        implements MetricEndpoint {
    public static final String TYPE = "redis";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String address() {
        return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
    }

    @Override
    public String place() {
        return address() + "/" + database;
    }

    @Override
    public String describe() {
        return "Redis at " + address();
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
