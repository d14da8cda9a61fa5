package io.generalscaler.sources.sql;

/**
 * The protocol of MySQL and MariaDB: three bytes for the length, the smallest first, and one that counts. What is in a message the driver
 * checks itself; it offers to send no file, and refuses when it is asked to.
 */
final class MySqlMessages implements Messages {

    private static final int HEADER = 4;
    private static final int BYTE = 0xFF;

    @Override
    public int headerLength() {
        return HEADER;
    }

    @Override
    public int length(byte[] header, Wire wire) {
        return (header[0] & BYTE) | (header[1] & BYTE) << 8 | (header[2] & BYTE) << 16;
    }

    @Override
    public void check(byte[] message, Wire wire) {}

    /** The server greets. */
    @Override
    public boolean precedeTls() {
        return true;
    }

    @Override
    public void begin() {}
}
