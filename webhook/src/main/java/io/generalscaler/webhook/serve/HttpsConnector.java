package io.generalscaler.webhook.serve;

import io.generalscaler.process.connections.Connections;
import io.generalscaler.process.connections.Listen;
import io.generalscaler.process.connections.TlsConnector;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** HTTP/1.1 over TLS 1.3 or 1.2, which is what API servers speak to webhooks. */
public final class HttpsConnector {
    /** Request line and headers together; an API server's have less than a tenth of it. */
    static final int HEADER_BYTES = 8 * 1024;

    private HttpsConnector() {}

    /** The TLS of a server that asks clients for no certificate. */
    public static SslContextFactory.Server tls(SSLContext context) {
        var tls = new SslContextFactory.Server();
        tls.setSslContext(context);
        tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        tls.setRenegotiationAllowed(false);
        return tls;
    }

    /** A connector that has its port already: Javalin would log a failure to take it, with a stack trace. */
    static Connector open(Server server, SslContextFactory.Server tls, Listen listen, Connections connections) {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        // Callers may use an IP address or any of several names: the certificate decides, not the Host header.
        http.addCustomizer(new SecureRequestCustomizer(false));
        http.addCustomizer(connections);
        // Native memory is scarce in the image, and many unfinished handshakes hold a buffer each.
        http.setUseInputDirectByteBuffers(false);
        http.setUseOutputDirectByteBuffers(false);
        var handshakes = new SslConnectionFactory(tls, HttpVersion.HTTP_1_1.asString());
        handshakes.setDirectBuffersForEncryption(false);
        handshakes.setDirectBuffersForDecryption(false);
        var connector = new TlsConnector(server, connections, handshakes, new HttpConnectionFactory(http));
        listen.open(connector);
        return connector;
    }
}
