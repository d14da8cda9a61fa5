/**
 * The calendar: which of a schedule's windows is open at an instant, and when that changes.
 *
 * <p>In: a schedule and an instant. Out: a rule, and the next change. Stays out: what is made of the rule's size.
 */
@NullMarked
package io.generalscaler.engine.schedule;

import org.jspecify.annotations.NullMarked;
