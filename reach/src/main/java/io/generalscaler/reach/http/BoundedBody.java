package io.generalscaler.reach.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of an answer; reading beyond the bound fails, and nothing more is read, not even to keep the connection. */
final class BoundedBody extends FilterInputStream {

    private final int limit;
    private final Runnable hangUp;
    private long read;

    BoundedBody(InputStream body, int limit, Runnable hangUp) {
        super(body);
        this.limit = limit;
        this.hangUp = hangUp;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        count(count);
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) throws IOException {
        read += Math.max(0, bytes);
        if (read > limit) {
            hangUp.run();
            throw new AnswerTooLargeException(limit, false);
        }
    }
}
