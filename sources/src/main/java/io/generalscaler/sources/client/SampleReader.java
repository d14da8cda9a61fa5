package io.generalscaler.sources.client;

import io.generalscaler.sources.spi.Sample;
import io.generalscaler.sources.spi.SourceException;
import java.io.IOException;
import java.io.InputStream;

/** Makes a sample of an answer while it arrives. */
@FunctionalInterface
public interface SampleReader {

    /**
     * Reads as much as is needed.
     *
     * @param status the HTTP status; any
     * @param body at most 64 KiB; fails beyond that, and at the deadline
     * @throws IOException as it comes from {@code body}
     * @throws SourceException when there is no such number
     */
    Sample read(int status, InputStream body) throws IOException, SourceException;
}
