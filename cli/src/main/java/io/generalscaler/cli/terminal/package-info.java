/**
 * Where answers are written to: standard output and error, whether a person sits there, colours, and exit codes.
 *
 * <p>In: text. Out: the same text, coloured and with progress only where a terminal shows it. Stays out: what is said.
 */
@NullMarked
package io.generalscaler.cli.terminal;

import org.jspecify.annotations.NullMarked;
