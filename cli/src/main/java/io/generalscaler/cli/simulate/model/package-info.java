/**
 * The world around the engine, in small: load, pods that take time to start, metrics that arrive late.
 *
 * <p>In: a plan and a trace. Out: a timeline of what the engine, asked at each interval, would have done, and its figures.
 * Stays out: files, and how a timeline is shown.
 */
@NullMarked
package io.generalscaler.cli.simulate.model;

import org.jspecify.annotations.NullMarked;
