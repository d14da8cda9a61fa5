/**
 * A program that runs against the cluster: what {@code devcluster [OPTIONS] -- COMMAND} does.
 *
 * <p>In come files of objects, a command, and a URL at which the command says that it is ready. Out goes the command's
 * exit code. What stays out: what the command is; the cluster knows it as one more client.
 */
@NullMarked
package io.generalscaler.devcluster.command;

import org.jspecify.annotations.NullMarked;
