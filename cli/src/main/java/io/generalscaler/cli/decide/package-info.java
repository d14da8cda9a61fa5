/**
 * {@code gscale decide}: what the engine would say, one line for each question.
 *
 * <p>In: questions as JSON lines or YAML documents. Out: one JSON line for each, in order; a question that cannot be answered
 * gets its line number and what is wrong. Stays out: the decision itself.
 */
@NullMarked
package io.generalscaler.cli.decide;

import org.jspecify.annotations.NullMarked;
