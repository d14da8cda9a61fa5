package io.generalscaler.webhook.serve;

import javax.net.ssl.SSLContext;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** HTTP/1.1 over TLS 1.3 or 1.2, which is what API servers speak to webhooks. */
final class HttpsConnector {
    /** Longer than an API server keeps an idle connection busy; shorter than one that has gone should cost. */
    private static final int IDLE_MILLIS = 120_000;

    private HttpsConnector() {}

    static Connector create(Server server, SSLContext context, String host, int port) {
        var tls = new SslContextFactory.Server();
        tls.setSslContext(context);
        tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        tls.setRenegotiationAllowed(false);
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // Callers may use an IP address or any of several names: the certificate decides, not the Host header.
        http.addCustomizer(new SecureRequestCustomizer(false));
        var connector = new ServerConnector(
                server,
                new SslConnectionFactory(tls, HttpVersion.HTTP_1_1.asString()),
                new HttpConnectionFactory(http));
        if (!host.isEmpty()) {
            connector.setHost(host);
        }
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        return connector;
    }
}
