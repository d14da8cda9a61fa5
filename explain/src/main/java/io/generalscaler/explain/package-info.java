/**
 * From a GeneralScaler object to the statements that explain it: why its workload has the size that it has, and what to do.
 *
 * <p>In: an object with its status, and the time from which ages count. Out: an {@link io.generalscaler.explain.ScalerExplanation}. Stays
 * out: how it looks (a terminal and a page render the same statements), where objects come from, the clock, and the words of a
 * decision, which the engine put into the status.
 */
@NullMarked
package io.generalscaler.explain;

import org.jspecify.annotations.NullMarked;
