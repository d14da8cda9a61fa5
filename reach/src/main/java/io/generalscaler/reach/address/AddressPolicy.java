package io.generalscaler.reach.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which hosts a scaler may make the controller talk to. The operator writes the rules, as command line flags; users only write
 * hosts.
 *
 * <ol>
 *   <li>Loopback, link-local (cloud metadata is there), multicast, unspecified, other known metadata addresses and the API server are
 *       refused, unless a rule names the address itself: a range, an address, or a host without a wildcard.
 *   <li>With no rules at all, every other address is admitted. With rules, only what one of them matches.
 * </ol>
 *
 * <p>A rule is a range ({@code 10.0.0.0/8}), an address, or a host where {@code *} stands for any characters
 * ({@code *.monitoring.svc}). Every address that a name resolves to has to pass, so that a name cannot mix good and bad ones.
 */
public final class AddressPolicy {

    private static final List<AddressRange> RESERVED = List.of(
            range("0.0.0.0/8"),
            range("127.0.0.0/8"),
            range("169.254.0.0/16"),
            range("100.100.100.200"),
            range("168.63.129.16"),
            range("192.0.0.192"),
            range("224.0.0.0/4"),
            range("255.255.255.255"),
            range("::/128"),
            range("::1/128"),
            range("fe80::/10"),
            range("fd00:ec2::/32"),
            range("fd20:ce::254"),
            range("ff00::/8"));

    private final HostResolver resolver;
    private final List<AddressRange> allowedRanges = new ArrayList<>();
    private final List<Pattern> allowedHosts = new ArrayList<>();
    private final List<String> exactHosts = new ArrayList<>();
    private final Set<InetAddress> apiServers;

    /**
     * The operator's rules.
     *
     * @param rules ranges, addresses and hosts as described above
     * @param apiServers the API server's own addresses
     * @param resolver turns names into addresses
     */
    public AddressPolicy(Collection<String> rules, Set<InetAddress> apiServers, HostResolver resolver) {
        this.resolver = resolver;
        this.apiServers = Set.copyOf(apiServers);
        for (String rule : rules) {
            String text = rule.strip().toLowerCase(Locale.ROOT);
            Optional<AddressRange> range = AddressRange.parse(text);
            if (range.isPresent()) {
                allowedRanges.add(range.get());
            } else if (text.isEmpty() || text.contains("/")) {
                throw new IllegalArgumentException("not a range, an address or a host: '" + rule + "'");
            } else if (text.contains("*")) {
                allowedHosts.add(glob(text));
            } else {
                exactHosts.add(text);
            }
        }
    }

    /**
     * Resolves a host and checks every address.
     *
     * @param host a name or an address literal
     * @return the addresses to connect to, at least one, each carrying the host's name
     * @throws AddressRefusedException when a rule forbids one of them
     * @throws UnknownHostException when the name has no address
     */
    public List<InetAddress> admit(String host)
            throws AddressRefusedException, UnknownHostException, InterruptedException {
        Optional<InetAddress> literal = AddressRange.literal(host);
        InetAddress[] addresses = literal.isPresent() ? new InetAddress[] {literal.get()} : resolver.resolve(host);
        String name = host.toLowerCase(Locale.ROOT);
        List<InetAddress> admitted = new ArrayList<>();
        for (InetAddress address : addresses) {
            check(name, address);
            admitted.add(literal.isPresent() ? address : InetAddress.getByAddress(host, address.getAddress()));
        }
        return admitted;
    }

    private void check(String host, InetAddress address) throws AddressRefusedException {
        InetAddress real = AddressRange.embedded(address);
        boolean named = exactHosts.contains(host) || allowedRanges.stream().anyMatch(range -> range.contains(real));
        if (named) {
            return;
        }
        if (RESERVED.stream().anyMatch(range -> range.contains(real))) {
            throw new AddressRefusedException(
                    "'" + host
                            + "' is a loopback, link-local or metadata address; the operator has to allow it (--allow-address)");
        }
        if (apiServers.contains(real)) {
            throw new AddressRefusedException(
                    "'" + host + "' is the API server; the operator has to allow it (--allow-address)");
        }
        boolean open = allowedRanges.isEmpty() && allowedHosts.isEmpty() && exactHosts.isEmpty();
        if (!open
                && allowedHosts.stream()
                        .noneMatch(pattern -> pattern.matcher(host).matches())) {
            throw new AddressRefusedException("'" + host + "' is not among the allowed addresses (--allow-address)");
        }
    }

    private static Pattern glob(String text) {
        StringBuilder pattern = new StringBuilder();
        for (String part : text.split("\\*", -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(pattern.toString());
    }

    private static AddressRange range(String text) {
        return AddressRange.parse(text).orElseThrow();
    }
}
