/**
 * Whether ready pods follow a size that was written. In: a workload's size and readiness at each evaluation, what its status says of its
 * rollout, and, now and then, which of its pods are pending. Out: what keeps them, in a sentence. Stays out: decisions, which do not depend on it.
 */
@NullMarked
package io.generalscaler.controller.observe.pods;

import org.jspecify.annotations.NullMarked;
