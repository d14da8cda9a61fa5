package io.generalscaler.devcluster.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Writes one protobuf message, field by field. */
public final class WireWriter {

    private static final int BYTES = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Adds a text. */
    public WireWriter text(int field, String value) {
        return bytes(field, value.getBytes(UTF_8));
    }

    /** Adds a nested message. */
    public WireWriter message(int field, WireWriter nested) {
        return bytes(field, nested.toBytes());
    }

    private WireWriter bytes(int field, byte[] value) {
        varint(field << 3 | BYTES);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    private void varint(int value) {
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    /** The message as it stands. */
    public byte[] toBytes() {
        return out.toByteArray();
    }
}
