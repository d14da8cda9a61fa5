/**
 * What is wrong with a text or a spec, as values.
 *
 * <p>In: a check's finding at a path. Out: violations (it cannot work) and warnings (legal, but odd), each with its path, the
 * value and what would be valid. Stays out: the checks, and how an answer is worded for HTTP or a terminal.
 */
@NullMarked
package io.generalscaler.api.problem;

import org.jspecify.annotations.NullMarked;
