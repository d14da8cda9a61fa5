/**
 * {@code gscale explain}: the last decision of a live scaler, as a tree that reads from top to bottom.
 *
 * <p>In: an object with its status. Out: lines of a terminal. Stays out: what there is to say, which {@code explain} knows.
 */
@NullMarked
package io.generalscaler.cli.explain;

import org.jspecify.annotations.NullMarked;
