/**
 * A scaler's spec and the state of a workload, written down by a person instead of watched in a cluster.
 *
 * <p>In: trees of JSON or YAML. Out: a compiled plan and an engine snapshot, or everything that is wrong with them. Stays out:
 * where the text comes from, and what is done with the answer.
 */
@NullMarked
package io.generalscaler.cli.offline;

import org.jspecify.annotations.NullMarked;
