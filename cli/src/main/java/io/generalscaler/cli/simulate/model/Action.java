package io.generalscaler.cli.simulate.model;

import io.generalscaler.engine.model.Reason;

/**
 * A change of size.
 *
 * @param millis when, in milliseconds of the epoch
 * @param message the decision in a sentence
 */
public record Action(long millis, int from, int to, Reason reason, String message) {}
