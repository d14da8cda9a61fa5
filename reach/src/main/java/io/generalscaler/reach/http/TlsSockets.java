package io.generalscaler.reach.http;

import io.generalscaler.reach.tls.KeyExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Speaks TLS to a server, at little cost, and under another name than the one that was called where one is wanted. */
final class TlsSockets extends SSLSocketFactory {

    private final SSLSocketFactory sockets;
    private final Optional<String> serverName;

    /**
     * Sockets of this factory.
     *
     * @param serverName is asked for, and the certificate must carry it; empty for the name that is called
     */
    TlsSockets(SSLSocketFactory sockets, Optional<String> serverName) {
        this.sockets = sockets;
        this.serverName = serverName;
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
        Socket socket = sockets.createSocket(connected, serverName.orElse(host), port, autoClose);
        if (socket instanceof SSLSocket tls) {
            tls.setSSLParameters(KeyExchange.quick(tls.getSSLParameters()));
        }
        return socket;
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
