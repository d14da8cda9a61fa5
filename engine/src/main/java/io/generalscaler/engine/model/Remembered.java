package io.generalscaler.engine.model;

import java.util.OptionalInt;

/**
 * What a decision leaves for the next.
 *
 * @param recommendation the size asked for before stabilization; empty when nothing was asked
 * @param carried what single rules remember, as of this decision
 */
public record Remembered(OptionalInt recommendation, Carried carried) {}
