/**
 * From readings to one number: what each metric asks for, and what they ask for together.
 *
 * <p>In: readings and the metrics' targets. Out: one proposal per metric, and their maximum. Stays out: policies, schedules
 * and limits.
 */
@NullMarked
package io.generalscaler.engine.signal;

import org.jspecify.annotations.NullMarked;
