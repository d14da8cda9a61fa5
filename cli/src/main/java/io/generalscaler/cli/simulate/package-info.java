/**
 * {@code gscale simulate}: a scaler over a recorded load, before anybody trusts it.
 *
 * <p>In: a scaler and a trace. Out: a summary, and the timeline as CSV, JSON and a page with a chart. Read {@code model} first.
 * Stays out: deciding, which is the engine's.
 */
@NullMarked
package io.generalscaler.cli.simulate;

import org.jspecify.annotations.NullMarked;
