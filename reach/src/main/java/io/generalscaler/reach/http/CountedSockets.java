package io.generalscaler.reach.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;

/** Sockets that tell {@link Arrival} of each byte that a server sends, below TLS and HTTP: what these libraries collect is bounded as well. */
final class CountedSockets extends SocketFactory {

    @Override
    public Socket createSocket() {
        return new CountedSocket();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw connected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        throw connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        throw connected();
    }

    /** The HTTP client connects by itself, to an address that was admitted. */
    private static UnsupportedOperationException connected() {
        return new UnsupportedOperationException("only sockets that are not connected");
    }

    /** Goes where it is told to: the JDK's own would take a SOCKS proxy from the system's properties. */
    private static final class CountedSocket extends Socket {
        CountedSocket() {
            super(Proxy.NO_PROXY);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream());
        }
    }

    private static final class CountedStream extends FilterInputStream {

        private final AtomicLong total = new AtomicLong();

        CountedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(read);
            return read;
        }

        private void count(int bytes) throws IOException {
            if (bytes > 0 && Arrival.CURRENT.isBound()) {
                total.addAndGet(bytes);
                Arrival.CURRENT.get().count(bytes, total);
            }
        }
    }
}
