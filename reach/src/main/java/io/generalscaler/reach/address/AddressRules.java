package io.generalscaler.reach.address;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the operator wrote: ranges, addresses, and hosts in which {@code *} stands for any characters.
 *
 * @param ranges an address is a range of one
 * @param hosts without a wildcard
 * @param patterns with one
 */
record AddressRules(List<AddressRange> ranges, List<String> hosts, List<Pattern> patterns) {

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException for one that is none of these; the message names it
     */
    static AddressRules read(Collection<String> rules) {
        List<AddressRange> ranges = new ArrayList<>();
        List<String> hosts = new ArrayList<>();
        List<Pattern> patterns = new ArrayList<>();
        for (String rule : rules) {
            String text = Destination.spelt(rule.strip());
            Optional<AddressRange> range = AddressRange.parse(text);
            if (range.isPresent()) {
                ranges.add(range.get());
            } else if (text.isEmpty() || text.contains("/")) {
                throw new IllegalArgumentException("not a range, an address or a host: '" + rule + "'");
            } else if (text.contains("*")) {
                patterns.add(glob(text));
            } else {
                hosts.add(text);
            }
        }
        return new AddressRules(List.copyOf(ranges), List.copyOf(hosts), List.copyOf(patterns));
    }

    /** Whether nothing was written, which leaves every address open that is not forbidden. */
    boolean areNone() {
        return ranges.isEmpty() && hosts.isEmpty() && patterns.isEmpty();
    }

    /** Whether the host itself was written. */
    boolean name(String host) {
        return hosts.contains(host);
    }

    boolean matchHost(String host) {
        return name(host)
                || patterns.stream().anyMatch(pattern -> pattern.matcher(host).matches());
    }

    /** Whether an address is in a range, or whatever IPv4 addresses stand inside it are. */
    boolean matchAddress(InetAddress address) {
        List<InetAddress> embedded = EmbeddedAddresses.in(address);
        return isInRange(address) || (!embedded.isEmpty() && embedded.stream().allMatch(this::isInRange));
    }

    /** Whether exactly this address was written. */
    boolean nameAddress(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.isOneAddress() && range.contains(address));
    }

    /** Whether a range within the forbidden one has this address of it. */
    boolean open(AddressRange forbidden, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.isInside(forbidden) && range.contains(address));
    }

    private boolean isInRange(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static Pattern glob(String text) {
        StringBuilder pattern = new StringBuilder();
        for (String part : text.split("\\*", -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(pattern.toString());
    }
}
