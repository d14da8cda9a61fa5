package io.generalscaler.sources.sql;

import java.io.IOException;
import java.io.InputStream;

/** Hands on whole messages that were judged, and none that is larger than what may still arrive. */
final class MessageStream extends InputStream {

    private final InputStream in;
    private final Wire wire;
    private byte[] message = new byte[0];
    private int position;

    MessageStream(InputStream in, Wire wire) {
        this.in = in;
        this.wire = wire;
    }

    @Override
    public int read() throws IOException {
        return position < message.length || next() ? message[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == message.length && !next()) {
            return -1;
        }
        int count = Math.min(length, message.length - position);
        System.arraycopy(message, position, bytes, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return message.length - position;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean next() throws IOException {
        int headerLength = wire.messages.headerLength();
        byte[] header = in.readNBytes(headerLength);
        if (header.length == 0) {
            return false;
        }
        if (header.length < headerLength) {
            throw wire.lost();
        }
        int length = wire.messages.length(header, wire);
        if (length > Wire.MOST) {
            throw wire.tooLarge();
        }
        byte[] whole = new byte[headerLength + length];
        System.arraycopy(header, 0, whole, 0, headerLength);
        if (in.readNBytes(whole, headerLength, length) < length) {
            throw wire.lost();
        }
        wire.messages.check(whole, wire);
        message = whole;
        position = 0;
        return true;
    }
}
