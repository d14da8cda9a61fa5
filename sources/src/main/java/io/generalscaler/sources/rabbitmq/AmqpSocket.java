package io.generalscaler.sources.rabbitmq;

import io.generalscaler.reach.tls.KeyExchange;
import io.generalscaler.reach.tls.NamedServer;
import io.generalscaler.reach.tls.TrustedCertificates;
import io.generalscaler.sources.spi.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** A connection to an address that was admitted, in the clear or over TLS, whose bytes are counted. It goes through no proxy. */
final class AmqpSocket extends Socket {

    private final Allowance allowance;

    AmqpSocket(Allowance allowance) {
        super(Proxy.NO_PROXY);
        this.allowance = allowance;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return allowance.on(super.getInputStream());
    }

    /** Connects; gives up with this socket's {@link #close()}. */
    Socket connected(InetSocketAddress address, Optional<Trusted> trusted) throws IOException {
        setTcpNoDelay(true);
        setKeepAlive(true);
        connect(address);
        return trusted.isEmpty() ? this : trusted.get().over(this);
    }

    /**
     * How a server is checked.
     *
     * @param authorities whom it is vouched for by
     * @param name that its certificate must carry
     */
    record Trusted(X509ExtendedTrustManager authorities, String name) {

        /**
         * By these authorities.
         *
         * @param pem the only certificates to trust; empty for the JDK's
         */
        static Trusted of(Optional<String> pem, String name) throws SourceException {
            try {
                return new Trusted(NamedServer.of(TrustedCertificates.of(pem), name), name);
            } catch (CertificateException e) {
                throw SourceException.noCertificates();
            }
        }

        private Socket over(Socket plain) throws IOException {
            SSLSocket socket =
                    (SSLSocket) context().getSocketFactory().createSocket(plain, name, plain.getPort(), true);
            SSLParameters parameters = KeyExchange.quick(socket.getSSLParameters());
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        }

        /** One for each connection: no session outlives it. */
        private SSLContext context() {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, new TrustManager[] {authorities}, null);
                context.getClientSessionContext().setSessionCacheSize(1);
                return context;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK speaks TLS", e);
            }
        }
    }
}
