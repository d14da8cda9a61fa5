/**
 * From the size that is wanted to the size that is safe to write now: damping, limits, and people's last word.
 *
 * <p>In: the wanted size, the history of changes, limits and controls. Out: the final size. Stays out: why it is wanted.
 */
@NullMarked
package io.generalscaler.engine.safety;

import org.jspecify.annotations.NullMarked;
