package io.generalscaler.sources.sql;

import io.generalscaler.api.source.Tls;
import io.generalscaler.api.source.sql.SqlEndpoint;
import io.generalscaler.reach.tls.KeyExchange;
import io.generalscaler.reach.tls.NamedServer;
import io.generalscaler.reach.tls.TrustedCertificates;
import io.generalscaler.sources.spi.SourceException;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** How a server is checked, and under which name; in the place of what the drivers do there. */
final class TlsPart {

    /** Longer than a ticket for a session may live, so that the JDK keeps none: a server can send any number of them. */
    private static final int NO_TICKETS_SECONDS = 8 * 24 * 3600;

    private final SSLContext context;
    private final String name;

    private TlsPart(SSLContext context, String name) {
        this.context = context;
        this.name = name;
    }

    /** Empty where the endpoint is spoken to in the clear. */
    static Optional<TlsPart> of(SqlEndpoint endpoint, Optional<String> caPem) throws SourceException {
        if (endpoint.tls().isEmpty()) {
            return Optional.empty();
        }
        String name = endpoint.tls().flatMap(Tls::serverName).orElse(endpoint.host());
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager trust = NamedServer.of(TrustedCertificates.of(caPem), name);
            context.init(null, new TrustManager[] {trust}, null);
            context.getClientSessionContext().setSessionTimeout(NO_TICKETS_SECONDS);
            return Optional.of(new TlsPart(context, name));
        } catch (CertificateException e) {
            throw SourceException.noCertificates();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK speaks TLS", e);
        }
    }

    /** Over a connection, before its handshake. */
    SSLSocket over(Socket connected) throws IOException {
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(connected, name, connected.getPort(), true);
        SSLParameters parameters = KeyExchange.quick(socket.getSSLParameters());
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }
}
