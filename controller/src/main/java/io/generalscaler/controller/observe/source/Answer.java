package io.generalscaler.controller.observe.source;

import java.time.Instant;

/** What became of one read. */
public sealed interface Answer {

    /**
     * A usable number.
     *
     * @param value finite, zero or more
     * @param at when it was read
     */
    record Value(double value, Instant at) implements Answer {}

    /**
     * No number.
     *
     * @param reason the cause in one word
     * @param message one clause in our words
     */
    record Failed(FailureReason reason, String message) implements Answer {}
}
