package io.generalscaler.controller.observe.source;

import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.Sample;

/** What became of one read. */
public sealed interface Answer {

    /**
     * A usable number.
     *
     * @param sample zero or more, and from no later than now
     */
    record Value(Sample sample) implements Answer {}

    /**
     * No number.
     *
     * @param reason the cause in one word
     * @param message one clause in our words
     */
    record Failed(FailureReason reason, String message) implements Answer {}
}
