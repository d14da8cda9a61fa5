/**
 * The loop: whose turn it is, and what happens then.
 *
 * <p>In: keys of scalers that changed or whose time has come. Out: one evaluation after the other for each key, never two of the same at
 * once. What stays out: how to read, decide, write and tell; the loop calls those stages in their order.
 */
@NullMarked
package io.generalscaler.controller.loop;

import org.jspecify.annotations.NullMarked;
