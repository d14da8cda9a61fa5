package io.generalscaler.sources.sql;

import io.generalscaler.api.source.sql.SqlDialect;
import io.generalscaler.api.source.sql.SqlEndpoint;
import io.generalscaler.sources.spi.SourceException;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A kind of database server: its driver, and what its words mean. */
interface Database {

    /** What a dialect is spoken with. */
    static Database of(SqlDialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> new PostgresDatabase();
            case MYSQL -> new MySqlDatabase();
        };
    }

    /** Judges what such a server sends over one connection. */
    Messages messages();

    /**
     * Connects over the wire that is {@link Wire#CURRENT}.
     *
     * @param address the admitted one
     */
    Connection connect(SqlEndpoint endpoint, SqlLogin login, InetAddress address) throws SQLException;

    /**
     * Begins a transaction that only reads, for one query.
     *
     * @param millis after which the server is to give the query up
     */
    void begin(Statement statement, int millis) throws SQLException;

    /** What an error of the server means, or one that the driver found in what it said. */
    SourceException failure(SQLException error);
}
