package io.generalscaler.process.connections;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Finds out how large the first messages of a TLS client are, before TLS reads them: for each algorithm that a ClientHello offers, again
 * and again if it likes, the JDK keeps some 50 bytes as long as the connection lives, and that comes before any certificate.
 *
 * <p>A client's handshake messages are read as long as they are plain: until the server has answered and the client has changed to
 * ciphers. After a HelloRetryRequest a second ClientHello comes, which may stand behind the record that ends everything else.
 */
final class ClientHellos {
    /** With a hybrid post-quantum key share, the largest that there are, a ClientHello has some 2,100. */
    static final int MOST_BYTES = 2_560;

    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int HANDSHAKE = 22;
    private static final int APPLICATION_DATA = 23;
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 2;
    private static final int RECORD_HEADER = 5;
    private static final int MESSAGE_HEADER = 4;

    /** What a ServerHello that is a HelloRetryRequest has in place of a random number (RFC 8446, 4.1.3), and where. */
    private static final ByteBuffer RETRY = ByteBuffer.wrap(
                    HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c"))
            .asReadOnlyBuffer();

    private static final int RETRY_AT = RECORD_HEADER + MESSAGE_HEADER + 2;

    private enum Server {
        SILENT,
        RETRY,
        ANSWERED
    }

    private Server server = Server.SILENT;
    private boolean done;
    private final byte[] recordHeader = new byte[RECORD_HEADER];
    private final byte[] messageHeader = new byte[MESSAGE_HEADER];
    private int recordHeaderRead;
    private int messageHeaderRead;
    private int leftOfRecord;
    private int leftOfMessage;

    /** Whether there is nothing more to look at. */
    synchronized boolean isDone() {
        return done;
    }

    /** Looks at what the server is about to send. */
    synchronized void sends(ByteBuffer bytes) {
        if (server == Server.ANSWERED || bytes.remaining() <= RECORD_HEADER) {
            return;
        }
        int at = bytes.position();
        if (bytes.get(at) == HANDSHAKE && bytes.get(at + RECORD_HEADER) == SERVER_HELLO) {
            boolean retry = bytes.remaining() >= RETRY_AT + RETRY.remaining()
                    && bytes.slice(at + RETRY_AT, RETRY.remaining()).equals(RETRY);
            server = retry ? Server.RETRY : Server.ANSWERED;
        }
    }

    /** Looks at what has come from the client; false if it announces a ClientHello that is too large. */
    synchronized boolean accepts(ByteBuffer bytes) {
        ByteBuffer left = bytes.duplicate();
        while (!done && left.hasRemaining()) {
            if (recordHeaderRead < RECORD_HEADER) {
                recordHeader[recordHeaderRead++] = left.get();
                if (recordHeaderRead == RECORD_HEADER) {
                    beginRecord();
                }
            } else if (!read(left)) {
                return false;
            }
        }
        return true;
    }

    private void beginRecord() {
        leftOfRecord = number(recordHeader, 3);
        boolean changesToCiphers = recordHeader[0] == CHANGE_CIPHER_SPEC || recordHeader[0] == APPLICATION_DATA;
        done = changesToCiphers && server == Server.ANSWERED;
        nextRecord();
    }

    private void nextRecord() {
        if (leftOfRecord == 0) {
            recordHeaderRead = 0;
        }
    }

    private boolean read(ByteBuffer left) {
        if (recordHeader[0] == HANDSHAKE && messageHeaderRead < MESSAGE_HEADER) {
            messageHeader[messageHeaderRead++] = left.get();
            leftOfRecord--;
            if (messageHeaderRead == MESSAGE_HEADER && !beginMessage()) {
                return false;
            }
        } else {
            int some = Math.min(leftOfRecord, left.remaining());
            if (recordHeader[0] == HANDSHAKE) {
                some = Math.min(some, leftOfMessage);
                leftOfMessage -= some;
                nextMessage();
            }
            left.position(left.position() + some);
            leftOfRecord -= some;
        }
        nextRecord();
        return true;
    }

    private boolean beginMessage() {
        leftOfMessage = number(messageHeader, 1);
        boolean tooLarge = messageHeader[0] == CLIENT_HELLO && leftOfMessage > MOST_BYTES;
        nextMessage();
        return !tooLarge;
    }

    private void nextMessage() {
        if (leftOfMessage == 0) {
            messageHeaderRead = 0;
        }
    }

    private static int number(byte[] bytes, int from) {
        int number = 0;
        for (int i = from; i < bytes.length; i++) {
            number = number << 8 | (bytes[i] & 0xFF);
        }
        return number;
    }
}
