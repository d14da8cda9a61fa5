package io.generalscaler.sources.sql;

import io.generalscaler.api.source.sql.SqlEndpoint;
import io.generalscaler.sources.spi.SourceException;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.PGProperty;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.HostSpec;

/**
 * PostgreSQL, and what speaks its protocol. Leaves nothing behind in a session: a pool of the user's may give the same one to others.
 *
 * <p>Transactions begin with {@code BEGIN READ ONLY}. The driver's way to make a whole session read-only would outlive it behind such a pool, and
 * could be undone by a query.
 */
final class PostgresDatabase implements Database {

    /** The driver tells of what servers say. Held, for the JDK forgets loggers that nobody holds. */
    private static final Logger DRIVER_LOG = Logger.getLogger("org.postgresql");

    static {
        DRIVER_LOG.setLevel(Level.OFF);
    }

    /** The usual number is 4096; each takes half a microsecond, which no deadline ends. */
    private static final String SCRAM_ITERATIONS = "20000";

    /** Nobody is called by it. The driver remembers for ever how each host and port did, so it is always the same. */
    private static final HostSpec ADMITTED = new HostSpec("admitted", 5432);

    @Override
    public Messages messages() {
        return new PostgresMessages();
    }

    @Override
    public Connection connect(SqlEndpoint endpoint, SqlLogin login, InetAddress address) throws SQLException {
        Properties settings = new Properties();
        PGProperty.USER.set(settings, login.username);
        login.password.ifPresent(password -> PGProperty.PASSWORD.set(settings, password));
        PGProperty.PG_DBNAME.set(settings, endpoint.database());
        PGProperty.APPLICATION_NAME.set(settings, "generalscaler");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(settings, "9.1");
        PGProperty.PROTOCOL_VERSION.set(settings, "3.0");
        PGProperty.SOCKET_FACTORY.set(settings, WireSockets.class.getName());
        PGProperty.SSL_MODE.set(settings, endpoint.tls().isPresent() ? "require" : "disable");
        PGProperty.SSL_FACTORY.set(settings, PostgresTls.class.getName());
        PGProperty.GSS_ENC_MODE.set(settings, "disable");
        PGProperty.REQUIRE_AUTH.set(settings, "password,md5,scram-sha-256,none");
        PGProperty.SCRAM_MAX_ITERATIONS.set(settings, SCRAM_ITERATIONS);
        PGProperty.CONNECT_TIMEOUT.set(settings, 0);
        PGProperty.READ_ONLY_MODE.set(settings, "transaction");
        PGProperty.READ_ONLY.set(settings, true);
        PGProperty.BINARY_TRANSFER.set(settings, false);
        PGProperty.PREPARE_THRESHOLD.set(settings, 0);
        PGProperty.PREPARED_STATEMENT_CACHE_QUERIES.set(settings, 0);
        PGProperty.DATABASE_METADATA_CACHE_FIELDS.set(settings, 0);
        Connection connection = new PgConnection(new HostSpec[] {ADMITTED}, settings, "jdbc:postgresql:");
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public void begin(Statement statement, int millis) throws SQLException {
        // The second so that quotes end where admission saw them end.
        statement.execute("SET LOCAL statement_timeout = " + millis + "; SET LOCAL standard_conforming_strings = on");
        statement.setMaxRows(2);
    }

    @Override
    public SourceException failure(SQLException error) {
        return PostgresError.of(String.valueOf(error.getSQLState()));
    }
}
