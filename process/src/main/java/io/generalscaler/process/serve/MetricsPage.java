package io.generalscaler.process.serve;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The page {@code /metrics}. With 10,000 scalers its text has five megabytes, and as much again while it is put together. So one
 * is made at a time, whoever else asks waits, and what is kept until its reader has it is compressed, to a twentieth.
 */
public final class MetricsPage {

    private final Source source;
    private final ReentrantLock making = new ReentrantLock();

    /** @param source writes the text, called by one thread at a time */
    public MetricsPage(Source source) {
        this.source = source;
    }

    /** As of now, in the format of gzip. */
    byte[] compressed() throws IOException {
        making.lock();
        try {
            ByteArrayOutputStream page = new ByteArrayOutputStream();
            try (OutputStream text = new GZIPOutputStream(page)) {
                source.writeTo(text);
            }
            return page.toByteArray();
        } finally {
            making.unlock();
        }
    }

    /** What {@link #compressed()} gave, as text again while it is read. */
    static InputStream text(byte[] compressed) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(compressed));
    }

    /** Where the text comes from. */
    @FunctionalInterface
    public interface Source {
        void writeTo(OutputStream out) throws IOException;
    }
}
