package io.generalscaler.devcluster.schema;

/** IPv6 addresses and address ranges as text. */
final class Addresses {
    private Addresses() {}

    /** Whether the text is an IPv6 address without a zone. */
    static boolean isIpv6(String text) {
        if (text.length() > 45 || !text.contains(":")) {
            return false;
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text) == 8;
        }
        if (text.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        int head = groups(text.substring(0, gap));
        int tail = groups(text.substring(gap + 2));
        return head >= 0 && tail >= 0 && head + tail < 8;
    }

    /** Whether the text is an address with a prefix length. */
    static boolean isCidr(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return false;
        }
        String address = text.substring(0, slash);
        String bits = text.substring(slash + 1);
        boolean digits = !bits.isEmpty() && bits.length() <= 3 && bits.chars().allMatch(c -> c >= '0' && c <= '9');
        int length = digits ? Integer.parseInt(bits) : 129;
        return (Formats.isIpv4(address) && length <= 32) || (isIpv6(address) && length <= 128);
    }

    /** How many 16-bit groups the text holds, an IPv4 tail counting as two; negative where it is malformed. */
    private static int groups(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        int groups = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (last && Formats.isIpv4(parts[i])) {
                groups += 2;
            } else if (parts[i].matches("[0-9a-fA-F]{1,4}")) {
                groups++;
            } else {
                return -100;
            }
        }
        return groups;
    }
}
