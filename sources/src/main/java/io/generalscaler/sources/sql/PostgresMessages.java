package io.generalscaler.sources.sql;

import io.generalscaler.sources.spi.FailureReason;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The protocol of PostgreSQL (version 3): a byte for the kind, four for the length with themselves. The driver makes room for each column that a
 * row announces, starts copies and logs in by Kerberos when it is told to; none of that belongs to an answer.
 */
final class PostgresMessages implements Messages {

    private static final int HEADER = 5;
    private static final int LENGTH_ITSELF = 4;
    private static final int NULL = -1;

    /** Of a login, of a session and of an answer. */
    private static final String KINDS = "RSKZNETDCIn123s";

    /** Accepted, a password as it is or hashed, and the three steps of SCRAM. */
    private static final String LOGINS = "0 3 5 10 11 12 ";

    /** One is read, and another would be one too many. */
    private static final int ROWS = 2;

    private int rows;

    @Override
    public int headerLength() {
        return HEADER;
    }

    @Override
    public int length(byte[] header, Wire wire) throws IOException {
        int length = ByteBuffer.wrap(header).getInt(1) - LENGTH_ITSELF;
        if (KINDS.indexOf(header[0]) < 0 || length < 0) {
            throw foreign(wire);
        }
        return length;
    }

    @Override
    public void check(byte[] message, Wire wire) throws IOException {
        switch (message[0]) {
            case 'R' -> checkLogin(ByteBuffer.wrap(message), wire);
            case 'D' -> checkRow(ByteBuffer.wrap(message), wire);
            default -> {}
        }
    }

    private static void checkLogin(ByteBuffer message, Wire wire) throws IOException {
        if (message.limit() < HEADER + Integer.BYTES) {
            throw foreign(wire);
        }
        if (!LOGINS.contains(message.getInt(HEADER) + " ")) {
            throw wire.refuse(FailureReason.Unauthorized, PostgresError.OTHER_LOGIN);
        }
    }

    private void checkRow(ByteBuffer message, Wire wire) throws IOException {
        rows++;
        message.position(HEADER);
        if (rows > ROWS || message.remaining() < Short.BYTES) {
            throw foreign(wire);
        }
        for (int columns = Short.toUnsignedInt(message.getShort()); columns > 0; columns--) {
            int size = message.remaining() < Integer.BYTES ? Integer.MAX_VALUE : message.getInt();
            if (size < NULL || size > message.remaining()) {
                throw foreign(wire);
            }
            message.position(message.position() + Math.max(size, 0));
        }
        if (message.hasRemaining()) {
            throw foreign(wire);
        }
    }

    private static IOException foreign(Wire wire) {
        return wire.refuse(FailureReason.BadAnswer, "the answer is not one of PostgreSQL to a query");
    }

    /** A letter does. */
    @Override
    public boolean precedeTls() {
        return false;
    }

    @Override
    public void begin() {
        rows = 0;
    }
}
