/**
 * The values that go into a decision and come out of it.
 *
 * <p>In: a snapshot of the world at one instant. Out: a trace that explains itself with numbers. Stays out: every rule; the
 * stages own those.
 */
@NullMarked
package io.generalscaler.engine.model;

import org.jspecify.annotations.NullMarked;
