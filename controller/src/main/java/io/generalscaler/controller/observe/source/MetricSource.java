package io.generalscaler.controller.observe.source;

import java.time.Duration;

/** A client of one endpoint. Thread-safe; reads may run at the same time. */
public interface MetricSource extends AutoCloseable {

    /**
     * Reads one number. Blocks; it runs on a virtual thread of its own and is interrupted once {@code within} has passed.
     *
     * @param text what to ask, as in {@link Query#text()}
     * @param within the time left, more than zero
     * @return the value as the source gave it; NaN, infinite and negative values are sorted out by the caller
     * @throws SourceException when there is no such number
     * @throws InterruptedException when the caller gave up
     */
    double read(String text, Duration within) throws SourceException, InterruptedException;

    /** Lets go of connections. Reads after this fail. */
    @Override
    void close();
}
