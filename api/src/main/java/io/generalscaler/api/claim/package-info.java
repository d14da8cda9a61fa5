/**
 * Who scales what, and what is said where two want the same workload.
 *
 * <p>In: objects, each through an {@link io.generalscaler.api.claim.ObjectView}. Out: the claim that each makes, and by
 * {@link io.generalscaler.api.claim.ConflictRules} the one answer that admission, controller and command line give. An annotated
 * Deployment and its scaler act as one, and so do a ScaledObject and its HPA: {@link io.generalscaler.api.claim.Maker}. Stays out: where objects come
 * from, and whether an object is valid otherwise.
 */
@NullMarked
package io.generalscaler.api.claim;

import org.jspecify.annotations.NullMarked;
