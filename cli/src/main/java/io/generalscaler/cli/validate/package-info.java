/**
 * {@code gscale validate}: what admission would say of objects that are still files.
 *
 * <p>In: files, folders, standard input. Out: every violation with its file and line, as text, JSON or YAML. Stays out: the
 * rules of a spec, which are the compiler's; what only a cluster knows, such as objects that are not among the files.
 */
@NullMarked
package io.generalscaler.cli.validate;

import org.jspecify.annotations.NullMarked;
