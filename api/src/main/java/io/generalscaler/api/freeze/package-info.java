/**
 * The object that forbids to write any size, in its namespace or everywhere: a ConfigMap of a fixed name.
 *
 * <p>In: the ConfigMap as it is stored, whoever wrote it. Out: a freeze with an end that is never far away and words that fit a
 * condition. Stays out: where it is looked for, and what it does, which is the engine's.
 */
@NullMarked
package io.generalscaler.api.freeze;

import org.jspecify.annotations.NullMarked;
