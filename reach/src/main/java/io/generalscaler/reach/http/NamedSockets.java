package io.generalscaler.reach.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/** Speaks TLS to a server under another name than the one that was called: it is asked for, and the certificate must carry it. */
final class NamedSockets extends SSLSocketFactory {

    private final SSLSocketFactory sockets;
    private final String serverName;

    NamedSockets(SSLSocketFactory sockets, String serverName) {
        this.sockets = sockets;
        this.serverName = serverName;
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
        return sockets.createSocket(connected, serverName, port, autoClose);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unconnected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        throw unconnected();
    }

    /** The HTTP client connects by itself, to an address that was admitted, and then adds TLS. */
    private static UnsupportedOperationException unconnected() {
        return new UnsupportedOperationException("only connected sockets");
    }
}
