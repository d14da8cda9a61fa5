/**
 * From what the metrics ask for to what the user's policy makes of it: service levels, money, the clock.
 *
 * <p>In: the combined proposal, readings that the policy watches, the schedule. Out: the size before any damping. Stays out:
 * how fast the size may move there.
 */
@NullMarked
package io.generalscaler.engine.policy;

import org.jspecify.annotations.NullMarked;
