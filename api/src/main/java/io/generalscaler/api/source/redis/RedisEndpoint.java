package io.generalscaler.api.source.redis;

import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.MetricEndpoint;
import io.generalscaler.api.source.Tls;
import java.util.Optional;

/**
 * One Redis, database and user.
 *
 * @param servers which servers it is
 * @param database at least 0
 * @param login empty to connect without one
 * @param tls empty to connect in the clear
 */
public record RedisEndpoint(RedisServers servers, int database, Optional<Login.Password> login, Optional<Tls> tls)
        implements MetricEndpoint {
    public static final String TYPE = "redis";

    /** One server. */
    public RedisEndpoint(String host, int port, int database, Optional<Login.Password> login, Optional<Tls> tls) {
        this(new RedisServers.One(host, port), database, login, tls);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String address() {
        return servers.address();
    }

    @Override
    public String place() {
        return servers.identity() + "/" + database;
    }

    @Override
    public String describe() {
        return servers.describe();
    }

    @Override
    public Sharing sharing() {
        Optional<Login.Password> any =
                servers instanceof RedisServers.Sentinels sentinels ? login.or(sentinels::login) : login;
        return Sharing.of(any, tls);
    }

    @Override
    public String toString() {
        return TYPE + " " + address();
    }
}
