package io.generalscaler.sources.spi;

import io.generalscaler.api.source.Question;
import java.time.Duration;

/**
 * A client of one endpoint. Thread-safe; reads may run at the same time, on behalf of several namespaces.
 *
 * <p>Users choose the server, so it bounds what a server can make it do: how many bytes it reads, how much of that it keeps, in the heap and
 * in native memory, how long everything takes, and how many threads and connections there are. When a read ends, nothing goes on arriving for it.
 */
public interface MetricSource extends AutoCloseable {

    /**
     * Reads one number. Blocks; it runs on a virtual thread of its own and is interrupted once {@code within} has passed.
     *
     * @param question what to ask; of the kind that the type's provider makes
     * @param within the time left, more than zero
     * @return the value as the source gave it; a negative one is sorted out by the caller
     * @throws SourceException when there is no such number
     * @throws InterruptedException when the caller gave up
     */
    Sample read(Question question, Duration within) throws SourceException, InterruptedException;

    /** Lets go of connections. Reads after this fail. */
    @Override
    void close();
}
