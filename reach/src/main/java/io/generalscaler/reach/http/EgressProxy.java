package io.generalscaler.reach.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * The one proxy that HTTP goes through, as the operator says. It resolves the names of servers.
 *
 * @param host a name or address
 * @param port 1 to 65535
 */
public record EgressProxy(String host, int port) {

    private static final int LAST_PORT = 65_535;

    /**
     * Reads {@code http://host:port}.
     *
     * @throws IllegalArgumentException when it is something else; the text is not quoted, since it may hold a login
     */
    public static EgressProxy parse(String text) {
        try {
            URI uri = new URI(text);
            boolean bare = !uri.isOpaque()
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"));
            if (bare
                    && "http".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getPort() > 0
                    && uri.getPort() <= LAST_PORT) {
                return new EgressProxy(uri.getHost(), uri.getPort());
            }
        } catch (URISyntaxException e) {
            // Said below, without the text.
        }
        throw new IllegalArgumentException("must be http://host:port, without a login or a path");
    }

    Proxy proxy() {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }
}
