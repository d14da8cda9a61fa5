package io.generalscaler.reach.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * A block of addresses in CIDR form.
 *
 * @param network the first address
 * @param prefixBits how many leading bits count, 0..32 or 0..128
 */
record AddressRange(InetAddress network, int prefixBits) {

    AddressRange {
        if (prefixBits < 0 || prefixBits > network.getAddress().length * 8) {
            throw new IllegalArgumentException("prefix length out of range: /" + prefixBits);
        }
    }

    /** Reads {@code 10.0.0.0/8}, {@code fd00::/8} or a single address; empty when the text is neither. */
    static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        Optional<InetAddress> network = literal(address);
        if (network.isEmpty()) {
            return Optional.empty();
        }
        int width = network.get().getAddress().length * 8;
        try {
            int bits = slash < 0 ? width : Integer.parseInt(text.substring(slash + 1));
            return bits < 0 || bits > width ? Optional.empty() : Optional.of(new AddressRange(network.get(), bits));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** An IP address written as such; a name is never resolved here. */
    static Optional<InetAddress> literal(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        try {
            return Optional.of(InetAddress.ofLiteral(bare));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        int whole = prefixBits / 8;
        for (int i = 0; i < whole; i++) {
            if (mine[i] != other[i]) {
                return false;
            }
        }
        int rest = prefixBits % 8;
        int mask = 0xff << (8 - rest) & 0xff;
        return rest == 0 || (mine[whole] & mask) == (other[whole] & mask);
    }

    /**
     * The IPv4 address inside an IPv6 one that a gateway would translate (64:ff9b::/96, 2002::/16), so that a forbidden address
     * cannot hide there; otherwise the address itself.
     */
    static InetAddress embedded(InetAddress address) {
        byte[] raw = address.getAddress();
        if (raw.length != 16) {
            return address;
        }
        boolean nat64 = raw[0] == 0 && raw[1] == 0x64 && (raw[2] & 0xff) == 0xff && (raw[3] & 0xff) == 0x9b;
        boolean sixToFour = raw[0] == 0x20 && raw[1] == 0x02;
        if (!nat64 && !sixToFour) {
            return address;
        }
        int at = nat64 ? 12 : 2;
        try {
            return InetAddress.getByAddress(new byte[] {raw[at], raw[at + 1], raw[at + 2], raw[at + 3]});
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + prefixBits;
    }
}
