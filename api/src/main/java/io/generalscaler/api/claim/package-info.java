/**
 * Who scales what, and what is said where two want the same workload.
 *
 * <p>In: objects, each through an {@link io.generalscaler.api.claim.ObjectView}. Out: the claim that each makes, and by
 * {@link io.generalscaler.api.claim.ConflictRules} the one answer that admission, controller and command line give. An object
 * and what it made act as one, so that a scaler may later own the autoscaler through which it scales. Stays out: where objects come
 * from, and whether an object is valid otherwise.
 */
@NullMarked
package io.generalscaler.api.claim;

import org.jspecify.annotations.NullMarked;
