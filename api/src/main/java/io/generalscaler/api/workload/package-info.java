/**
 * Which workload is meant. In: references as users write them. Out: one identity, the same for admission, controller and command
 * line. Stays out: what scales it, and how large it is.
 */
@NullMarked
package io.generalscaler.api.workload;

import org.jspecify.annotations.NullMarked;
