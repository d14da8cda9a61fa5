/**
 * The {@code gscale} command: one class per process wiring ({@link io.generalscaler.cli.Main}), one package per command.
 *
 * <p>In: arguments, files, standard input, and for some commands a cluster. Out: answers on standard output, one clear line on
 * standard error for what went wrong, and an exit code. Stays out: how a spec is judged (api) and how a size is decided
 * (engine): the commands ask the same code that admission and controller run.
 */
@NullMarked
package io.generalscaler.cli;

import org.jspecify.annotations.NullMarked;
