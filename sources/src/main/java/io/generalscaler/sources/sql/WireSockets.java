package io.generalscaler.sources.sql;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Where both drivers get their socket: connected already, so that no driver looks up a name. They make it by its name, so it is public. */
public final class WireSockets extends SocketFactory {

    private final Wire wire = Wire.CURRENT.get();

    @Override
    public Socket createSocket() throws IOException {
        return wire.connect();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw elsewhere();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        throw elsewhere();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw elsewhere();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        throw elsewhere();
    }

    private static UnsupportedOperationException elsewhere() {
        return new UnsupportedOperationException("only to the address that was admitted");
    }
}
