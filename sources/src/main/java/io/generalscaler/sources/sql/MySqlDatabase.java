package io.generalscaler.sources.sql;

import io.generalscaler.api.source.sql.SqlEndpoint;
import io.generalscaler.sources.spi.SourceException;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.NonRegisteringDriver;

/** MySQL and MariaDB. */
final class MySqlDatabase implements Database {

    /**
     * Ways to log in that show the password to nobody. The driver's other ones ask for Kerberos, send the password to whoever asks for it, or take
     * as long as a server wants.
     */
    private static final String LOGINS = "mysql_native_password,client_ed25519,caching_sha2_password";

    /** For directories behind a server: sends the password, so it needs a server that is known. */
    private static final String LOGINS_OVER_TLS = LOGINS + ",mysql_clear_password";

    /** Of a configuration that was not read from an address, this driver lacks a part. */
    private static final String NOTHING_SET = "jdbc:mariadb://";

    private static final double MILLIS_PER_SECOND = 1000;

    @Override
    public Messages messages() {
        return new MySqlMessages();
    }

    @Override
    public Connection connect(SqlEndpoint endpoint, SqlLogin login, InetAddress address) throws SQLException {
        boolean isEncrypted = endpoint.tls().isPresent();
        return NonRegisteringDriver.connect(Configuration.parse(NOTHING_SET).toBuilder()
                // The driver looks up hosts before it asks for a socket.
                .addHost(address.getHostAddress(), endpoint.port(), true)
                .user(login.username)
                .password(login.password.orElse(null))
                .database(endpoint.database())
                .socketFactory(WireSockets.class.getName())
                .sslMode(isEncrypted ? "verify-ca" : "disable")
                .tlsSocketType(MySqlTls.TYPE)
                .restrictedAuth(isEncrypted ? LOGINS_OVER_TLS : LOGINS)
                .allowPublicKeyRetrieval(false)
                .permitRedirect(false)
                .allowLocalInfile(false)
                .allowMultiQueries(false)
                .useCompression(false)
                .maxAllowedPacket(Wire.MOST)
                .maxAllowedColumns(64)
                .connectTimeout(0)
                .disablePipeline(true)
                .cachePrepStmts(false)
                .jdbcCompliantTruncation(false)
                .tinyInt1isBit(false)
                .yearIsDateType(false)
                .build());
    }

    @Override
    public void begin(Statement statement, int millis) throws SQLException {
        boolean isMariaDb =
                statement.getConnection().getMetaData().getDatabaseProductName().equals("MariaDB");
        String limit = isMariaDb
                ? String.format(Locale.ROOT, "max_statement_time = %.3f", millis / MILLIS_PER_SECOND)
                : "max_execution_time = " + millis;
        statement.execute("SET SESSION " + limit + ", SESSION sql_select_limit = 2");
        statement.execute("START TRANSACTION READ ONLY");
    }

    @Override
    public SourceException failure(SQLException error) {
        return MySqlError.of(error.getErrorCode(), String.valueOf(error.getSQLState()));
    }
}
