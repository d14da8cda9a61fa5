package io.generalscaler.sources.redis;

import io.generalscaler.api.source.HostName;
import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.Tls;
import io.generalscaler.api.source.redis.RedisEndpoint;
import io.generalscaler.api.source.redis.RedisServers;
import java.util.Optional;

/**
 * A server to connect to, and how.
 *
 * @param at where it is
 * @param isGiven whether another server named it, so that its name is not shown
 * @param database at least 0
 * @param login empty to connect without one
 * @param tls empty to connect in the clear
 */
record Peer(RedisServers.One at, boolean isGiven, int database, Optional<Login.Password> login, Optional<Tls> tls) {

    /** One that a user named. */
    static Peer of(RedisEndpoint endpoint, RedisServers.One at) {
        return new Peer(at, false, endpoint.database(), endpoint.login(), endpoint.tls());
    }

    /** One that another server named. */
    static Peer given(RedisEndpoint endpoint, RedisServers.One at) {
        return new Peer(at, true, endpoint.database(), endpoint.login(), endpoint.tls());
    }

    /** A sentinel, which has one database and logins of its own. */
    static Peer sentinel(RedisEndpoint endpoint, RedisServers.One at, Optional<Login.Password> login) {
        return new Peer(at, false, 0, login, endpoint.tls());
    }

    /** The name that its certificate must carry. */
    String certificateName() {
        return tls.flatMap(Tls::serverName).orElse(HostName.withoutDot(at.host()));
    }
}
