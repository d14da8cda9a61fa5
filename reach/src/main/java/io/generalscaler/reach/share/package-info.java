/**
 * What all namespaces share, and how each gets its part.
 *
 * <p>In: on whose behalf a thread works, and how much it wants. Out: room, at once or after a wait, or none before the deadline. What stays
 * out: what the room is used for.
 */
@NullMarked
package io.generalscaler.reach.share;

import org.jspecify.annotations.NullMarked;
