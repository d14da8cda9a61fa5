package io.generalscaler.api.source;

import java.util.Optional;

/**
 * The length of a Redis list.
 *
 * @param host a name or address
 * @param port 1 to 65535
 * @param database at least 0
 * @param key the list's key
 * @param login empty to connect without one
 * @param tls empty to connect in the clear
 */
public record RedisListSpec(
        String host, int port, int database, String key, Optional<Login.Password> login, Optional<Tls> tls)
        implements MetricSourceSpec {
    public static final String TYPE = "redis";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String endpoint() {
        return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
    }
}
