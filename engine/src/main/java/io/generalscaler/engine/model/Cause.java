package io.generalscaler.engine.model;

/**
 * Why a step is there.
 *
 * @param nature what the reason does to the number here; a schedule's pin sets it, where its floor asks for a size
 * @param words with the numbers that were used
 */
public record Cause(Reason reason, Nature nature, Explanation words) {}
