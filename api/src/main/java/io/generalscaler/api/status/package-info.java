/**
 * From a decision to the words and fields of {@code status}, and back from {@code status.restart} to what a decision needs.
 *
 * <p>In: the engine's trace and history, and the status before. Out: the status after, its conditions, and whether the two differ
 * in anything that a person should be told. Stays out: writing it; the controller and the command line share these.
 */
@NullMarked
package io.generalscaler.api.status;

import org.jspecify.annotations.NullMarked;
