package io.generalscaler.reach.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which hosts a scaler may make the controller talk to. The operator writes the rules, as command line flags; users only write
 * hosts.
 *
 * <ol>
 *   <li>Loopback, link-local (cloud metadata is there), multicast, unspecified, other known metadata addresses, the API server and this
 *       process itself are refused, unless a rule is for just that: the address, a host without a wildcard, or a range inside the
 *       forbidden one. A range that merely covers a forbidden address does not open it.
 *   <li>With no rules at all, every other address is admitted. With rules, only what one of them matches.
 * </ol>
 *
 * <p>A rule is a range ({@code 10.0.0.0/8}), an address, or a host where {@code *} stands for any characters
 * ({@code *.monitoring.svc}). Every address that a name resolves to has to pass, so that a name cannot mix good and bad ones, and an
 * IPv4 address inside an IPv6 one is judged as well.
 *
 * <p>Where a proxy resolves names, the address is not known here: {@link #admitName} judges what was written and no more.
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

    /** Names of this machine and of clouds' metadata, for where only the name is known. */
    private static final Pattern RESERVED_NAMES = Pattern.compile(
            "localhost|.*\\.localhost|localhost\\.localdomain|kubernetes|kubernetes\\.default(\\.svc(\\..*)?)?"
                    + "|metadata|metadata\\.google\\.internal|instance-data(\\..*)?");

    /** What a resolver may take for an IPv4 address in one of its older spellings. */
    private static final Pattern NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");

    private static final String NOT_ALLOWED = "' is not among the allowed addresses (--allow-address)";
    private static final String ALLOW = "; the operator has to allow it (--allow-address)";

    private final HostResolver resolver;
    private final AddressRules rules;
    private final GuardedAddresses guarded;

    /**
     * The operator's rules.
     *
     * @param rules ranges, addresses and hosts as described above
     * @param guarded the API server's addresses and our own
     * @param resolver turns names into addresses
     */
    public AddressPolicy(Collection<String> rules, GuardedAddresses guarded, HostResolver resolver) {
        this.resolver = resolver;
        this.guarded = guarded;
        this.rules = AddressRules.read(rules);
    }

    /**
     * Reads rules to see whether they are some.
     *
     * @throws IllegalArgumentException for one that is none; the message names it
     */
    public static void check(Collection<String> rules) {
        var _ = AddressRules.read(rules);
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
        String name = Destination.spelt(host);
        List<InetAddress> admitted = new ArrayList<>();
        for (InetAddress address : addresses) {
            check(name, address);
            admitted.add(literal.isPresent() ? address : InetAddress.getByAddress(host, address.getAddress()));
        }
        return admitted;
    }

    /** The addresses of a host that the operator wrote, which no rule is for. */
    public List<InetAddress> resolve(String host) throws UnknownHostException, InterruptedException {
        Optional<InetAddress> literal = AddressRange.literal(host);
        return literal.isPresent() ? List.of(literal.get()) : List.of(resolver.resolve(host));
    }

    /**
     * Checks what can be checked of a host that somebody else will resolve: an address as always, a name by the rules for hosts. A rule that
     * is a range says nothing of a name.
     */
    public void admitName(String host) throws AddressRefusedException {
        String name = Destination.spelt(host);
        Optional<InetAddress> literal = AddressRange.literal(host);
        if (literal.isPresent()
                && (name.contains(":") || literal.get().getHostAddress().equals(name))) {
            check(name, literal.get());
        } else if (!rules.name(name)) {
            if (NUMBER.matcher(name).matches() || RESERVED_NAMES.matcher(name).matches()) {
                throw new AddressRefusedException(
                        "'" + name + "' may be a loopback, metadata or API server address" + ALLOW);
            }
            if (!rules.areNone() && !rules.matchHost(name)) {
                throw new AddressRefusedException("'" + name + NOT_ALLOWED);
            }
        }
    }

    private void check(String host, InetAddress address) throws AddressRefusedException {
        if (rules.name(host) || rules.nameAddress(address)) {
            return;
        }
        checkForbidden(host, address);
        for (InetAddress embedded : EmbeddedAddresses.in(address)) {
            checkForbidden(host, embedded);
        }
        if (!rules.areNone() && !rules.matchHost(host) && !rules.matchAddress(address)) {
            throw new AddressRefusedException("'" + host + NOT_ALLOWED);
        }
    }

    private void checkForbidden(String host, InetAddress address) throws AddressRefusedException {
        if (rules.nameAddress(address)) {
            return;
        }
        for (AddressRange range : RESERVED) {
            if (range.contains(address) && !rules.open(range, address)) {
                throw new AddressRefusedException(
                        "'" + host + "' is a loopback, link-local or metadata address" + ALLOW);
            }
        }
        if (guarded.apiServer().contains(address)) {
            throw new AddressRefusedException("'" + host + "' is the API server" + ALLOW);
        }
        if (guarded.own().contains(address)) {
            throw new AddressRefusedException("'" + host + "' is the controller itself" + ALLOW);
        }
    }

    private static AddressRange range(String text) {
        return AddressRange.parse(text).orElseThrow();
    }
}
