package io.generalscaler.api.source.sql;

import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.MetricEndpoint;
import io.generalscaler.api.source.Tls;
import java.util.Optional;

/**
 * One database on one server, and one user of it.
 *
 * @param host a name or address
 * @param port 1 to 65535
 * @param database its name
 * @param login whose password the Secret may lack
 * @param tls empty to connect in the clear
 */
public record SqlEndpoint(
        SqlDialect dialect, String host, int port, String database, Login.Password login, Optional<Tls> tls)
        implements MetricEndpoint {
    public static final String TYPE = "sql";

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
        return dialect.word() + " at " + address();
    }

    @Override
    public Sharing sharing() {
        return Sharing.of(Optional.of(login), tls);
    }

    @Override
    public String toString() {
        return TYPE + " " + address();
    }
}
