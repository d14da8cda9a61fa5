package io.generalscaler.reach.address;

import java.net.InetAddress;
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

    /** Whether every address of this one is in that one. */
    boolean isInside(AddressRange other) {
        return prefixBits >= other.prefixBits && other.contains(network);
    }

    /** Whether it is no more than one address. */
    boolean isOneAddress() {
        return prefixBits == network.getAddress().length * 8;
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + prefixBits;
    }
}
