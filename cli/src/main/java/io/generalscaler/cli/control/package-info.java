/**
 * {@code gscale pause}, {@code override} and {@code resume}: a person's word over the metrics.
 *
 * <p>In: a scaler's name, how long, and why. Out: a patch of {@code spec.pause} and {@code spec.override}, and a line that says
 * what holds now. Stays out: what pauses and overrides do, which is the engine's.
 */
@NullMarked
package io.generalscaler.cli.control;

import org.jspecify.annotations.NullMarked;
