/**
 * The Common Expression Language as Kubernetes speaks it: Google's implementation with the functions that an API server
 * adds, an estimate of what an expression can cost, and errors in an API server's words.
 *
 * <p>In: an expression and the {@link io.generalscaler.devcluster.schema.cel.Declaration} of what it may speak of. Out: a
 * {@link io.generalscaler.devcluster.schema.cel.CelProgram}. Stays out: what an expression is for.
 */
@NullMarked
package io.generalscaler.devcluster.schema.cel;

import org.jspecify.annotations.NullMarked;
