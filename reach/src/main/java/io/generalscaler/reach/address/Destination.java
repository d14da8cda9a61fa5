package io.generalscaler.reach.address;

import java.net.URI;
import java.util.Locale;

/**
 * A server that something is sent to, by the name that a user wrote or a cluster gave, in one spelling.
 *
 * @param host a name or an address, in lower case, without brackets and without the dot that ends a full name
 * @param port 1 to 65535
 */
public record Destination(String host, int port) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int LAST_PORT = 65_535;

    /** Brought to that spelling. */
    public Destination {
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("a port is from 1 to 65535: " + port);
        }
        host = spelt(host);
    }

    /** Where a request for this http or https address goes. */
    public static Destination of(URI uri) {
        int usual = "https".equals(uri.getScheme()) ? HTTPS : HTTP;
        return new Destination(uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort());
    }

    /** A host in the one spelling in which two can be compared. */
    public static String spelt(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        String name = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
    }
}
