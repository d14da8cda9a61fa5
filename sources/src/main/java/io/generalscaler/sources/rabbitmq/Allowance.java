package io.generalscaler.sources.rabbitmq;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** How many bytes a server may still send over a connection, below TLS and AMQP; beyond that reading fails. It is renewed with each question. */
final class Allowance {

    private final AtomicLong left = new AtomicLong();

    /** So many bytes may come from now on. */
    void renew(long bytes) {
        left.set(bytes);
    }

    /** Whether more has come. */
    boolean isExceeded() {
        return left.get() < 0;
    }

    /** The same stream, of which so much can be read. */
    InputStream on(InputStream stream) {
        return new Counted(stream);
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(read);
            return read;
        }

        private void count(int bytes) throws IOException {
            if (left.addAndGet(-Math.max(0, bytes)) < 0) {
                throw new IOException("more than an answer needs");
            }
        }
    }
}
