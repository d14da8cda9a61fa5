package io.generalscaler.sources.sql;

import io.generalscaler.api.source.sql.SqlEndpoint;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.Sample;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/** One connection, used by one thread at a time. */
final class Session implements AutoCloseable {

    /** Of what is left, the server may use so much for the query itself: then there is time to say that it took too long. */
    private static final double SHARE_OF_QUERY = 0.9;

    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Database database;
    private final Wire wire;
    private final Connection connection;

    private Session(Database database, Wire wire, Connection connection) {
        this.database = database;
        this.wire = wire;
        this.connection = connection;
    }

    /** Looks up, connects and logs in, until the deadline. */
    static Session open(SqlEndpoint endpoint, SourceContext context, long deadlineNanos)
            throws SourceException, InterruptedException {
        Database database = Database.of(endpoint.dialect());
        InetAddress address = context.admit(endpoint.host());
        SqlLogin login = SqlLogin.read(endpoint, context);
        Wire wire = new Wire(
                endpoint.dialect().word(),
                database.messages(),
                new InetSocketAddress(address, endpoint.port()),
                TlsPart.of(endpoint, login.caPem),
                deadlineNanos);
        boolean isOpen = false;
        try {
            Connection connection = ScopedValue.where(Wire.CURRENT, wire)
                    .<Connection, SQLException>call(() -> database.connect(endpoint, login, address));
            isOpen = true;
            return new Session(database, wire, connection);
        } catch (SQLException e) {
            throw isWithoutTls(e, wire)
                    ? new SourceException(
                            FailureReason.Unreachable,
                            wire.server + " speaks no TLS; sql.tls: {enabled: false} connects in the clear")
                    : failure(e, database, wire);
        } catch (RuntimeException e) {
            throw failure(e, database, wire);
        } finally {
            if (!isOpen) {
                wire.close();
            }
        }
    }

    /** Whether the driver gave up because TLS is wanted and the server did not offer it. */
    private static boolean isWithoutTls(SQLException error, Wire wire) {
        String state = String.valueOf(error.getSQLState());
        return wire.hasTls()
                && !wire.isEncrypted()
                && wire.refusal().isEmpty()
                && error.getErrorCode() <= 0
                && (state.equals("08004") || state.equals("08000"))
                && !(error.getCause() instanceof IOException);
    }

    boolean isUsable() {
        return wire.isUsable();
    }

    /**
     * Asks, in a transaction that is rolled back.
     *
     * @param at the time of the value
     */
    Sample ask(String query, Instant at, long deadlineNanos) throws SourceException, InterruptedException {
        wire.begin(deadlineNanos);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            database.begin(statement, (int) Math.max(1, wire.millisLeft() * SHARE_OF_QUERY));
            return OneNumber.read(statement, query, at);
        } catch (SQLException | IOException | RuntimeException e) {
            SourceException failure = failure(e, database, wire);
            if (failure.reason() == FailureReason.BadAnswer) {
                wire.close();
            }
            throw failure;
        } finally {
            rollBack();
        }
    }

    private void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException | RuntimeException e) {
            wire.close();
        }
    }

    /** A driver that stumbles over what a server says throws anything; it knows nothing of ours that could be wrong. */
    private static SourceException failure(Exception thrown, Database database, Wire wire) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (wire.refusal().isPresent()) {
            return wire.refusal().get();
        }
        return thrown instanceof SQLException error
                ? database.failure(error)
                : new SourceException(
                        FailureReason.BadAnswer, "the answer is not one of " + wire.server + " to a query");
    }

    /** Says goodbye where that takes no time. */
    @Override
    public void close() {
        wire.begin(System.nanoTime() + CLOSE.toNanos());
        try {
            connection.close();
        } catch (SQLException | RuntimeException e) {
            // It is gone.
        }
        wire.close();
    }
}
