package io.generalscaler.devcluster.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/** The fields of one protobuf message, one after the other, as they stand in its bytes. */
final class WireReader {

    private static final byte[] NOTHING = {};

    private final CodedInputStream in;

    WireReader(byte[] bytes) {
        in = CodedInputStream.newInstance(bytes);
    }

    /** One field: its number, and its value as a number or as bytes. */
    @SuppressWarnings("ArrayRecordComponent")
    record Item(int field, long number, byte[] content) {

        String text() {
            return new String(content, UTF_8);
        }
    }

    boolean hasNext() throws IOException {
        return !in.isAtEnd();
    }

    Item next() throws IOException {
        int tag = in.readTag();
        int field = WireFormat.getTagFieldNumber(tag);
        return switch (WireFormat.getTagWireType(tag)) {
            case WireFormat.WIRETYPE_VARINT -> new Item(field, in.readInt64(), NOTHING);
            case WireFormat.WIRETYPE_FIXED64 -> new Item(field, in.readFixed64(), NOTHING);
            case WireFormat.WIRETYPE_FIXED32 -> new Item(field, Integer.toUnsignedLong(in.readFixed32()), NOTHING);
            case WireFormat.WIRETYPE_LENGTH_DELIMITED -> new Item(field, 0, in.readByteArray());
            default -> throw new IOException("illegal wire type " + WireFormat.getTagWireType(tag));
        };
    }
}
