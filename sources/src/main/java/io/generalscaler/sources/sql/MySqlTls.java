package io.generalscaler.sources.sql;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.HostAddress;
import org.mariadb.jdbc.export.ExceptionFactory;
import org.mariadb.jdbc.plugin.TlsSocketPlugin;

/** Where MariaDB's driver gets its TLS. It finds it as a service, by its {@link #TYPE}, so it is public. */
public final class MySqlTls implements TlsSocketPlugin {
    static final String TYPE = "generalscaler";

    @Override
    public String type() {
        return TYPE;
    }

    /** Of a factory that is not used. */
    @Override
    public TrustManager[] getTrustManager(Configuration configuration, ExceptionFactory exceptions, HostAddress host) {
        return new TrustManager[0];
    }

    @Override
    public KeyManager[] getKeyManager(Configuration configuration, ExceptionFactory exceptions) {
        return new KeyManager[0];
    }

    @Override
    public SSLSocket createSocket(Socket connected, SSLSocketFactory factory, String host) throws IOException {
        return TlsSocket.over(connected, Wire.CURRENT.get());
    }
}
