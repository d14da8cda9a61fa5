package io.generalscaler.devcluster.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;

/** The fields of one protobuf message, one after the other, as they stand in its bytes. */
final class WireReader {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final byte[] bytes;
    private int at;

    WireReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** One field: its number, and its value as a number or as bytes. */
    static final class Item {

        private final int field;
        private final long number;
        private final byte[] content;

        private Item(int field, long number, byte[] content) {
            this.field = field;
            this.number = number;
            this.content = content;
        }

        int field() {
            return field;
        }

        long number() {
            return number;
        }

        byte[] content() {
            return content;
        }

        String text() {
            return new String(content, UTF_8);
        }
    }

    boolean hasNext() {
        return at < bytes.length;
    }

    Item next() throws IOException {
        long tag = varint();
        int field = (int) (tag >>> 3);
        return switch ((int) (tag & 7)) {
            case VARINT -> new Item(field, varint(), new byte[0]);
            case FIXED64 -> new Item(field, fixed(8), new byte[0]);
            case FIXED32 -> new Item(field, fixed(4), new byte[0]);
            case BYTES -> new Item(field, 0, content());
            default -> throw new IOException("illegal wire type " + (tag & 7));
        };
    }

    private byte[] content() throws IOException {
        long length = varint();
        if (length < 0 || length > bytes.length - at) {
            throw new IOException("unexpected EOF");
        }
        byte[] content = Arrays.copyOfRange(bytes, at, at + (int) length);
        at += (int) length;
        return content;
    }

    private long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= bytes.length) {
                throw new IOException("unexpected EOF");
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("integer overflow");
    }

    private long fixed(int size) throws IOException {
        if (size > bytes.length - at) {
            throw new IOException("unexpected EOF");
        }
        long value = 0;
        for (int i = 0; i < size; i++) {
            value |= (long) (bytes[at++] & 0xff) << (8 * i);
        }
        return value;
    }
}
