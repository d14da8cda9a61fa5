package io.generalscaler.sources.client;

import io.generalscaler.sources.spi.SourceException;
import java.io.IOException;
import java.io.InputStream;

/** Makes something of an answer while it arrives: a sample, or a part of one. */
@FunctionalInterface
public interface BodyReader<T> {

    /**
     * Reads as much as is needed.
     *
     * @param status the HTTP status; any
     * @param body at most as many bytes as were asked for; fails beyond that, and at the deadline
     * @throws IOException as it comes from {@code body}
     * @throws SourceException when there is nothing of the kind in it
     */
    T read(int status, InputStream body) throws IOException, SourceException;
}
