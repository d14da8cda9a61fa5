package io.generalscaler.sources.sql;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.Socket;

/**
 * Counts each byte that a server sends, below TLS, and waits for it until the wire's deadline, whatever a driver sets. Goes where it is told
 * to: the JDK's own socket would take a SOCKS proxy from the system's properties.
 */
final class WireSocket extends Socket {

    private static final int BUFFER = 2048;

    private final Wire wire;

    WireSocket(Wire wire) {
        super(Proxy.NO_PROXY);
        this.wire = wire;
    }

    /** The wire's deadline counts. */
    @Override
    public void setSoTimeout(int timeout) {}

    @Override
    public int getSoTimeout() {
        return 0;
    }

    /** Message by message, but for what TLS is made of and what precedes it where that is no message. */
    @Override
    public InputStream getInputStream() throws IOException {
        InputStream counted = new Counted(super.getInputStream());
        boolean areMessages = !wire.hasTls() || (!wire.isEncrypted() && wire.messages.precedeTls());
        return areMessages ? new MessageStream(new BufferedInputStream(counted, BUFFER), wire) : counted;
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = readInTime(bytes, offset, length);
            if (read < 0) {
                wire.end();
            } else {
                wire.count(read);
            }
            return read;
        }

        private int readInTime(byte[] bytes, int offset, int length) throws IOException {
            WireSocket.super.setSoTimeout(wire.millisLeft());
            try {
                return in.read(bytes, offset, length);
            } catch (InterruptedIOException e) {
                throw wire.late();
            } catch (IOException e) {
                throw wire.lost();
            }
        }

        @Override
        public long skip(long count) throws IOException {
            int length = (int) Math.min(count, BUFFER);
            return Math.max(0, read(new byte[length], 0, length));
        }
    }
}
