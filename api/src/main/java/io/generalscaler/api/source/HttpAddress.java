package io.generalscaler.api.source;

import io.generalscaler.api.problem.Problems;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The address of a server that speaks HTTP, as people write it: {@code http} or {@code https}, a host, and perhaps a port, a path and a query. */
public final class HttpAddress {
    private static final int MAX_PORT = 65_535;

    private HttpAddress() {}

    /**
     * Reads an address.
     *
     * @param address as it is written; what the schema refuses is reported already
     * @param example of such an address, for people: {@code http://prometheus:9090}
     * @return empty where it is absent or a violation was reported
     */
    public static Optional<URI> read(@Nullable String address, String example, Problems here) {
        if (address == null || here.isBroken()) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(address);
            boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean isPlain = uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            if (isHttp && isPlain && uri.getRawAuthority() != null) {
                return server(uri, example, here);
            }
        } catch (URISyntaxException e) {
            // Said below, in our own words.
        }
        here.invalid(address, form(example));
        return Optional.empty();
    }

    /** Whether what is sent there is encrypted. */
    public static boolean isEncrypted(URI address) {
        return "https".equals(address.getScheme());
    }

    private static Optional<URI> server(URI uri, String example, Problems here) {
        Optional<String> fault = HostName.fault(host(uri));
        if (fault.isPresent()) {
            here.invalid(uri.toString(), fault.get());
            return Optional.empty();
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            here.invalid(uri.toString(), form(example));
            return Optional.empty();
        }
        return Optional.of(uri);
    }

    /** Without brackets and port, also of an authority that Java does not take for a server's. */
    private static String host(URI uri) {
        String authority = uri.getHost() == null ? uri.getRawAuthority() : uri.getHost();
        if (authority.startsWith("[")) {
            int end = authority.indexOf(']');
            return end < 0 ? authority : authority.substring(1, end);
        }
        int colon = authority.lastIndexOf(':');
        return colon < 0 ? authority : authority.substring(0, colon);
    }

    private static String form(String example) {
        return "must be an address such as " + example + ", with a port from 1 to 65535 if any";
    }
}
