/**
 * {@code gscale explain}: the last decision of a live scaler, as a tree that reads from top to bottom.
 *
 * <p>In: an object with its status. Out: lines. Stays out: the words of a decision, which the engine put into the status.
 */
@NullMarked
package io.generalscaler.cli.explain;

import org.jspecify.annotations.NullMarked;
