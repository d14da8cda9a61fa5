package io.generalscaler.reach.http;

import java.io.IOException;
import java.io.InputStream;

/**
 * Makes something of an answer while it arrives. What it reads is bounded; what it keeps is its own affair.
 *
 * @param <T> what it makes
 */
@FunctionalInterface
public interface AnswerReader<T> {

    /**
     * Reads as much as is needed. Nothing of it is to be shown to anybody.
     *
     * @param status the HTTP status
     * @param body decoded, bounded; need not be read to its end
     */
    T read(int status, InputStream body) throws IOException;
}
