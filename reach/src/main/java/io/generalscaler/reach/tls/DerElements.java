package io.generalscaler.reach.tls;

/**
 * Counts the elements of DER (ITU-T X.690): each becomes an object or more when it is read. What octet strings hold is counted as well, for a
 * certificate's extensions stand in them.
 */
final class DerElements {

    private static final int CONSTRUCTED = 0x20;
    private static final int OCTET_STRING = 0x04;
    private static final int LONG_LENGTH = 0x80;

    /** An extension's lists of names lie some ten levels deep. */
    private static final int MAX_DEPTH = 32;

    private final byte[] der;
    private int count;

    private DerElements(byte[] der) {
        this.der = der;
    }

    /** How many there are; where the bytes are not DER, how many could be read. */
    static int count(byte[] der) {
        DerElements elements = new DerElements(der);
        elements.walk(0, der.length, 0);
        return elements.count;
    }

    /** Every byte is looked at once on each level. */
    private void walk(int from, int to, int depth) {
        int at = from;
        while (at + 1 < to) {
            int tag = der[at] & 0xFF;
            int first = der[at + 1] & 0xFF;
            int content = at + 2 + (first > LONG_LENGTH ? first - LONG_LENGTH : 0);
            long end = content + length(at + 1, first, to);
            if (end > to) {
                return;
            }
            count++;
            if (((tag & CONSTRUCTED) != 0 || tag == OCTET_STRING) && depth < MAX_DEPTH) {
                walk(content, (int) end, depth + 1);
            }
            at = (int) end;
        }
    }

    private long length(int at, int first, int to) {
        if (first < LONG_LENGTH) {
            return first;
        }
        long length = 0;
        for (int i = 1; i <= first - LONG_LENGTH && at + i < to && length <= der.length; i++) {
            length = (length << 8) | (der[at + i] & 0xFF);
        }
        return length;
    }
}
