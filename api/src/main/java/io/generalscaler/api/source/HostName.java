package io.generalscaler.api.source;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A server's host, as people write it: a name, perhaps with the dot that ends a full one, an IPv4 address, or an IPv6 address without
 * brackets. What only looks like one of these would be looked up in vain for ever.
 */
public final class HostName {
    private static final int MAX_LABEL = 63;
    private static final Pattern PORT = Pattern.compile("[^:]*:[0-9]*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9a-fA-F]*");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");

    private HostName() {}

    /** What is wrong with a host, in words that say what to write; empty where it can be one. */
    public static Optional<String> fault(String host) {
        if (PORT.matcher(host).matches()) {
            String port = host.substring(host.indexOf(':') + 1);
            return Optional.of("must be a host without a port: write " + host.substring(0, host.indexOf(':'))
                    + (port.isEmpty() ? "" : " here, and " + port + " where the port goes"));
        }
        if (host.indexOf(':') >= 0) {
            return isIpv6(host) ? Optional.empty() : Optional.of("is no IPv6 address; one is such as fd00::6379");
        }
        String name = withoutDot(host);
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (NUMBER.matcher(last).matches()) {
            return IPV4.matcher(name).matches()
                    ? Optional.empty()
                    : Optional.of(
                            "ends in a number, so it must be an IPv4 address: four numbers from 0 to 255 without leading"
                                    + " zeros, such as 10.0.0.1");
        }
        for (String label : name.split("\\.", -1)) {
            if (label.isEmpty() || label.length() > MAX_LABEL || label.startsWith("-") || label.endsWith("-")) {
                return Optional.of("is no host name: between its dots stand 1 to 63 characters, which neither begin nor"
                        + " end with -");
            }
        }
        return Optional.empty();
    }

    /** The name that a certificate carries, and that is asked for in a TLS handshake. */
    public static String withoutDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static boolean isIpv6(String host) {
        try {
            return InetAddress.ofLiteral(host) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
