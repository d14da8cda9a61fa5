/**
 * How a program writes down what went wrong. In: a failure. Out: as much of it as may stand in a log. Stays out: where the log goes.
 */
@NullMarked
package io.generalscaler.process.log;

import org.jspecify.annotations.NullMarked;
