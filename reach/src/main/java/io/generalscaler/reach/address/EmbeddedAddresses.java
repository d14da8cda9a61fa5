package io.generalscaler.reach.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * The IPv4 addresses inside an IPv6 one, to which a gateway, a tunnel or a system may carry what is sent to it: a forbidden address must
 * not hide there. {@code ::ffff:a.b.c.d} is missing, because the JDK itself takes it for the IPv4 address.
 */
final class EmbeddedAddresses {

    private static final int BYTES = 16;

    /** Where the four bytes may stand behind a prefix of 48, 56, 64 and 96 bits; the byte at 8 is always zero (RFC 6052). */
    private static final int[][] TRANSLATED = {{6, 7, 9, 10}, {7, 9, 10, 11}, {9, 10, 11, 12}, {12, 13, 14, 15}};

    private static final int[] LAST = {12, 13, 14, 15};

    private final byte[] raw;

    private EmbeddedAddresses(byte[] raw) {
        this.raw = raw;
    }

    /** All that this address may stand for; none for IPv4. */
    static List<InetAddress> in(InetAddress address) {
        byte[] raw = address.getAddress();
        return raw.length == BYTES ? new EmbeddedAddresses(raw).all() : List.of();
    }

    private List<InetAddress> all() {
        List<InetAddress> found = new ArrayList<>();
        if (starts(0x00, 0x64, 0xff, 0x9b, 0x00, 0x01)) {
            found.addAll(translatedLocally());
        } else if (starts(0x00, 0x64, 0xff, 0x9b)) {
            found.add(at(LAST));
        } else if (starts(0x20, 0x02)) {
            found.add(at(2, 3, 4, 5));
        } else if (starts(0x20, 0x01, 0x00, 0x00)) {
            found.add(at(4, 5, 6, 7));
            found.add(inverted());
        } else if (isZero(0, 8) && (isZero(8, 12) || has(8, 0xff, 0xff, 0x00, 0x00))) {
            found.add(at(LAST));
        }
        // ISATAP: the interface's half of an address of any network.
        if (has(8, 0x00, 0x00, 0x5e, 0xfe) || has(8, 0x02, 0x00, 0x5e, 0xfe)) {
            found.add(at(LAST));
        }
        return found;
    }

    /** The length of the prefix is the network's own affair (RFC 8215). Zeros are taken for padding unless there is nothing else. */
    private List<InetAddress> translatedLocally() {
        List<InetAddress> found = new ArrayList<>();
        for (int[] places : TRANSLATED) {
            if (raw[places[0]] != 0) {
                found.add(at(places));
            }
        }
        return found.isEmpty() ? List.of(at(LAST)) : found;
    }

    private InetAddress inverted() {
        return address((byte) ~raw[12], (byte) ~raw[13], (byte) ~raw[14], (byte) ~raw[15]);
    }

    private InetAddress at(int... places) {
        return address(raw[places[0]], raw[places[1]], raw[places[2]], raw[places[3]]);
    }

    private boolean starts(int... bytes) {
        return has(0, bytes);
    }

    private boolean has(int from, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if ((raw[from + i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean isZero(int from, int to) {
        for (int i = from; i < to; i++) {
            if (raw[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress address(byte... bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }
}
