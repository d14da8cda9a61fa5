/**
 * What the user wants, compiled: the engine's side of a GeneralScaler's spec.
 *
 * <p>In: values that a compiler has already judged (an illegal one is refused here once more, with the component's name).
 * Out: immutable records that every later stage reads. Stays out: how a spec is written down, sizes, readings and time.
 */
@NullMarked
package io.generalscaler.engine.plan;

import org.jspecify.annotations.NullMarked;
