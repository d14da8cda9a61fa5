/**
 * A recorded load: a CSV file of timestamps and metric values.
 *
 * <p>In: a file. Out: times and columns of numbers, a gap being its own value. Stays out: what the columns mean to a scaler.
 */
@NullMarked
package io.generalscaler.cli.simulate.trace;

import org.jspecify.annotations.NullMarked;
