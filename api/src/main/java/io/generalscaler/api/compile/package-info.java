/**
 * From a spec to an engine plan, or to every reason why there is none.
 *
 * <p>In: a {@link io.generalscaler.api.v1alpha1.GeneralScalerSpec} with anything in it, and the present. Out: a
 * {@link io.generalscaler.api.compile.Compilation}. First every field is held against its own bounds, then the rules over
 * several fields, and only a spec without a violation is turned into a plan; a {@code *Rules} class says what is refused, and
 * what a part of the plan is made of. Stays out: reading text, other objects of the cluster, and the clock.
 */
@NullMarked
package io.generalscaler.api.compile;

import org.jspecify.annotations.NullMarked;
