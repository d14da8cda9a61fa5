package io.generalscaler.sources.redis;

import io.generalscaler.sources.spi.SourceException;

/** What answers commands: a server, or several that are one for whoever asks. */
interface Redis extends AutoCloseable {

    /**
     * The answer to a command.
     *
     * @param deadline by {@link System#nanoTime}
     * @throws SourceException when there is none before the deadline, or it is an error
     */
    <T> T ask(RedisCall<T> call, long deadline) throws SourceException, InterruptedException;

    /** Lets go of connections. */
    @Override
    void close();
}
